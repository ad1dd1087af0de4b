"""``python -m api.cli`` is ``premortem``."""

from api.cli.main import main

if __name__ == "__main__":
    main()
