from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.themes import (
    AnswerQuality,
    ClusterQuality,
    DocumentQuality,
    RankingQuality,
    ThemeEvaluation,
)
from intelligence.evaluation.themes_report import themes_tables

SHARE = Share(0.799, 0.771, 0.824, 780)


def test_every_figure_is_told_with_its_interval() -> None:
    told = themes_tables(
        ThemeEvaluation(
            "encoder-1",
            "recogniser-1",
            (RankingQuality("premortem", SHARE, Share(0.9, 0.89, 0.91, 780)),),
            {"explicit": SHARE},
            (AnswerQuality("premortem", SHARE, SHARE, 0.0984),),
            Share(0.923, 0.9, 0.94, 780),
            (DocumentQuality("premortem", 0.8, 0.7, SHARE),),
            (ClusterQuality("k-means", 0.034, 1.0, 26),),
        )
    )
    assert "| premortem | 0.799 (0.771-0.824) | 0.900 (0.890-0.910) |" in told
    assert "0.923 (0.900-0.940)" in told
    assert "0.098" in told
    assert "| k-means | 0.034 | 1.000 | 26 |" in told
