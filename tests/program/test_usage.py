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


@pytest.mark.parametrize("word, said", [("bild", 'there is no command "bild"; did you mean "build"?'),
                                        ("bogus", 'there is no command "bogus"; --help lists those there are')])
def test_a_wrong_command_is_named(run, word, said):
    done = run(word, "issue.yaml")
    assert done.returncode == 2 and done.stderr == f"error: {said}\n"
    assert f"команды «{word}» нет" in run(word, "--ui", "ru").stderr


@pytest.mark.parametrize("value", ["abc", "1e5", "-1", " 1", "999999999999999999999"])
@pytest.mark.parametrize("command", [("build", "ISSUE", "-o", "out.pdf"), ("check", "ISSUE"), ("init", "new"),
                                     ("batch", "FOLDER")], ids=lambda command: command[0])
def test_a_wrong_date_of_the_environment(run, small_issue, tmp_path, value, command):
    (tmp_path / "in").mkdir()
    names = {"ISSUE": small_issue(tmp_path / "in"), "FOLDER": tmp_path / "in"}
    words = [names.get(word, word) for word in command]
    for language, said in (("en", f'SOURCE_DATE_EPOCH is "{value}"'), ("ru", f"SOURCE_DATE_EPOCH равна «{value}»")):
        done = run(*words, "--ui", language, env={"SOURCE_DATE_EPOCH": value}, cwd=tmp_path)
        assert done.returncode == 2 and said in done.stderr
        assert list(tmp_path.iterdir()) == [tmp_path / "in"]


def test_an_empty_date_of_the_environment_is_none(run, small_issue, tmp_path):
    assert run("check", small_issue(tmp_path), env={"SOURCE_DATE_EPOCH": ""}).returncode == 0


@pytest.mark.parametrize("option", [("--most", "-1"), ("--most", "1.5"), ("--tolerance", "nan"), ("--tolerance", "-1"),
                                    ("--tolerance", "inf"), ("--ignore", "bogus")], ids=" ".join)
def test_a_comparison_takes_sound_numbers_only(run, option):
    done = run("compare", "a.pdf", "b.pdf", *option)
    assert done.returncode == 2 and option[0] in done.stderr and option[1] in done.stderr


def test_the_manual_page_and_the_completions_have_the_options_of_comparing(run):
    for command in ("manual",), ("completions", "bash"):
        text = run(*command).stdout.replace("\\-", "-")
        assert all(name in text for name in ("--tolerance", "--ignore", "--most", "--html"))
    assert ".I OLD\n.I NEW\n" in run("manual").stdout
