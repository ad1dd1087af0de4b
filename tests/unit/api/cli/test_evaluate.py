from api.cli.evaluate import WHAT, command


def test_what_can_be_evaluated_is_in_the_help() -> None:
    usage = command.get_usage(command.make_context("evaluate", ["findings"]))
    assert all(name in usage for name in WHAT)
