"""What the program says of itself, and of what it is asked in vain."""

import pytest


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["import"], ["stats"]])
def test_help_is_plain_text(run, command):
    done = run(*command, "--help")
    assert done.returncode == 0
    assert all(c.isprintable() or c == "\n" for c in done.stdout), repr(done.stdout)
    assert "Exit codes: 0 done, 1 errors in the input" in done.stdout


@pytest.mark.parametrize("option, choices", [
    ("--pagination", ["optimal", "greedy"]),
    ("--format", ["text", "json"]),
    ("--color", ["auto", "always", "never"]),
])
def test_a_wrong_choice_names_those_there_are(run, sample, option, choices):
    done = run("build", sample[1], option, "nonsense")
    assert done.returncode == 2
    assert option in done.stderr and "nonsense" in done.stderr
    assert all(choice in done.stderr for choice in choices)
    assert all(c.isprintable() or c == "\n" for c in done.stderr), repr(done.stderr)
