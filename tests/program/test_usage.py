"""What the program says about itself, and about command lines that it cannot follow."""

import subprocess

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
                                        ("bogus", 'there is no command "bogus"; --help lists the commands')])
def test_a_wrong_command_is_named(run, word, said):
    done = run(word, "issue.yaml")
    assert done.returncode == 2 and done.stderr == f"error: {said}\n"
    assert f"команды «{word}» нет" in run(word, "--ui", "ru").stderr


@pytest.mark.parametrize("words, en, ru", [
    ("", "name a command; --help lists the commands", "укажите команду; список команд — по ключу --help"),
    ("--bogus", "unknown option --bogus; see --help", "ключа --bogus нет; список ключей — по ключу --help"),
    ("build", "ISSUE is missing; see --help", "не указано ISSUE; что нужно команде — по ключу --help"),
    ("build a -Q", "unknown option -Q; see --help", "ключа -Q нет; список ключей — по ключу --help"),
    ("build a --strct", "unknown option --strct; did you mean --strict?", "ключа --strct нет; может быть, --strict?"),
    ("build a —strict", "unknown option —strict; did you mean --strict?", "ключа —strict нет; может быть, --strict?"),
    ("build a --colour=no", "unknown option --colour; did you mean --color?", "ключа --colour нет; может быть, --color?"),
    ("build a b", 'unexpected argument "b"; put names with spaces in quotes',
     "«b» — лишний аргумент; имя с пробелами заключают в кавычки"),
    ("build a --jobs x", '--jobs: found "x"; a number is needed', "--jobs: указано «x»; нужно число"),
    ("build a --strict=x", "--strict takes no value", "у ключа --strict нет значения"),
    ("build a --output", "--output needs a value after it", "после --output нужно значение"),
    ("build a --format --strict", "--format needs a value after it", "после --format нужно значение"),
    ("build a -o b -o c", "--output is given more than once", "--output указано больше одного раза"),
    ("check a --format jsn", '--format: found "jsn"; did you mean "json"? Choose one of: text, json, github',
     "--format: указано «jsn»; может быть, «json»? Возможно: text, json, github"),
    ("batch a --timeout nan", '--timeout: found "nan"; a number from 0 to 1000000 is needed',
     "--timeout: указано «nan»; нужно число от 0 до 1000000"),
    ("batch a --shard 3/2", '--shard: found "3/2"; a part is K/N, K from 1 to N, such as 2/8',
     "--shard: указано «3/2»; часть — это K/N, K от 1 до N, например 2/8"),
    ("batch a --merge b", "ARCHIVE and --merge cannot be used together", "ARCHIVE и --merge несовместимы"),
    ("compare a b --ignore x", '--ignore: found "x", which is not a kind of difference; see --help',
     "--ignore: указано «x», такого вида различий нет; список — по ключу --help"),
])
def test_wrong_usage_is_told_in_both_languages(run, tmp_path, words, en, ru):
    for language, begin, said in (("en_GB.UTF-8", "error", en), ("ru_RU.UTF-8", "ошибка", ru)):
        done = run(*words.split(), env={"LC_ALL": language}, cwd=tmp_path)
        assert done.returncode == 2 and done.stderr == f"{begin}: {said}\n"


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


def test_a_comparison_sees_first_whether_its_report_can_be_written(run, tmp_path):
    (tmp_path / "closed").write_text("no folder", encoding="utf-8")
    for language, said in (("en", "error[cannot-write]"), ("ru", "ошибка[cannot-write]")):
        done = run("compare", "a.pdf", "b.pdf", "--html", tmp_path / "closed/r.html", "--ui", language)
        assert done.returncode == 3 and done.stderr.startswith(said) and "a.pdf" not in done.stderr, done.stderr


def test_the_manual_page_and_the_completions_have_the_options_of_comparing(run):
    for command in ("manual",), ("completions", "bash"):
        text = run(*command).stdout.replace("\\-", "-")
        assert all(name in text for name in ("--tolerance", "--ignore", "--most", "--html"))
    assert ".I OLD\n.I NEW\n" in run("manual").stdout


def test_a_build_loads_no_library_that_only_other_programs_need(program):
    """What reads PDFs, draws them or decodes rare formats is loaded by the programs that do so."""
    loaded = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    assert "libharfbuzz" in loaded
    for name in ("qpdf", "gnutls", "p11-kit", "poppler", "heif", "tiff", "webp"):
        assert f"lib{name}" not in loaded, name
