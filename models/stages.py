"""What `premortem train` can train, by name; nothing is imported for it.

A list here and not beside the training, so that the command line knows it without torch.
"""

from __future__ import annotations

#: What a profile is made of, in order; each stands on the ones before.
#: "recognition" does what the four after it do as well; alone, these cost a fraction.
PROFILE_STAGES = (
    "encoder",
    "audit",
    "recognition",
    "head",
    "described",
    "subcauses",
    "reading",
    "roles",
)
#: Teaches the reader of wordings and fits what stands on it.
WORDINGS = "wordings"
#: Fits what rules statements out unread, which "wordings" does too.
SIEVES = "sieve"

STAGES = (*PROFILE_STAGES, WORDINGS, SIEVES)
