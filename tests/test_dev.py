"""dev.py remembers what it has done, and says plainly what is missing."""

import sys

import pytest

import dev


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a lock and a .venv of its own."""
    (tmp_path / "requirements.lock").write_text("thing==1\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def steps(checkout, monkeypatch):
    """The steps of the set-up that would have been taken, in order."""
    taken = []

    def make_venv():
        taken.append("venv")
        dev.venv_python().parent.mkdir(parents=True, exist_ok=True)
        dev.venv_python().touch()

    monkeypatch.setattr(dev, "make_venv", make_venv)
    monkeypatch.setattr(dev, "install_libraries", lambda: taken.append("libraries"))
    monkeypatch.setattr(dev, "make_qt_load", lambda screen: taken.append("screen" if screen else "qt"))
    return taken


def test_a_second_start_does_nothing_again(steps):
    dev.set_up()
    dev.set_up()
    assert steps == ["venv", "libraries", "qt"]


def test_a_changed_lock_makes_the_environment_anew(steps, checkout):
    dev.set_up()
    (checkout / "requirements.lock").write_text("thing==2\n")
    dev.set_up()
    assert steps == ["venv", "libraries", "qt"] * 2


def test_another_python_makes_the_environment_anew(steps, monkeypatch):
    dev.set_up()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    dev.set_up()
    assert steps == ["venv", "libraries", "qt"] * 2


def test_an_environment_whose_python_is_gone_is_made_anew(steps):
    dev.set_up()
    dev.venv_python().unlink()
    dev.set_up()
    assert steps == ["venv", "libraries", "qt"] * 2


def test_an_interrupted_installation_is_begun_anew(steps, monkeypatch):
    def interrupted():
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(dev, "install_libraries", interrupted)
        with pytest.raises(KeyboardInterrupt):
            dev.set_up()
    dev.set_up()
    assert steps == ["venv", "venv", "libraries", "qt"]


def test_a_qt_that_does_not_start_is_tried_again_without_installing_again(steps, monkeypatch):
    def fails(screen):
        raise dev.SetupError("no Qt")

    with monkeypatch.context() as patch:
        patch.setattr(dev, "make_qt_load", fails)
        with pytest.raises(dev.SetupError):
            dev.set_up()
    dev.set_up()
    assert steps == ["venv", "libraries", "qt"]


def test_a_screen_is_tried_apart_from_working_without_one(steps):
    dev.set_up()
    dev.set_up(screen=True)
    assert steps == ["venv", "libraries", "qt", "screen"]


@pytest.mark.parametrize("version, fits", [((3, 8), False), ((3, 10), False), ((3, 11), True), ((3, 14), True)])
def test_python_3_11_is_the_oldest_that_fits(version, fits):
    assert dev.fits((*version, 2)) is fits


def test_an_old_python_is_told_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(dev, "fitting_python_on_path", lambda: None)
    assert dev.main(["test"]) == 1
    said = capsys.readouterr()
    assert said.err == "The tracker needs Python 3.11 or newer, and this is Python 3.9: install a newer one.\n"
    assert said.out == ""


def test_an_old_python_hands_over_to_a_newer_one(tmp_path, monkeypatch):
    heard = tmp_path / "heard"
    newer = tmp_path / "python3.12"
    newer.write_text(f'#!/bin/sh\necho "$@" > {heard}\nexit 7\n')
    newer.chmod(0o755)
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(dev, "fitting_python_on_path", lambda: str(newer))
    with pytest.raises(SystemExit) as ended:
        dev.main(["test", "-x"])
    assert ended.value.code == 7
    assert heard.read_text().endswith("dev.py test -x\n")


def test_a_stand_in_for_a_python_that_is_not_installed_is_passed_over(tmp_path, monkeypatch):
    stand_in = tmp_path / "python3.13"
    stand_in.write_text("#!/bin/sh\nexit 127\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.fitting_python_on_path() is None


def test_no_network_is_told_in_one_sentence():
    words = (
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'\n"
        "ERROR: Could not find a version that satisfies the requirement click==8.5.1\n"
    )
    assert dev.why_not_installed(words).startswith("The libraries cannot be fetched: connect this computer")


def test_another_trouble_of_pip_is_told_in_its_own_words():
    told = dev.why_not_installed("Collecting click\nERROR: No space left on device\nnotice\n")
    assert told.endswith("ERROR: No space left on device")


def test_a_missing_venv_module_is_told_with_the_line_to_run(monkeypatch):
    monkeypatch.setattr(dev, "install_packages", lambda packages: False)
    with pytest.raises(dev.SetupError, match=r"sudo apt-get install python3\.\d+-venv$"):
        dev.get_venv_module()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the packages are Debian's")
@pytest.mark.parametrize("screen", [False, True])
def test_a_missing_system_library_is_told_with_the_line_to_run(monkeypatch, screen):
    monkeypatch.setattr(dev, "qt_trouble", lambda screen: "ImportError: libEGL.so.1: cannot open shared object file")
    monkeypatch.setattr(dev, "install_packages", lambda packages: False)
    with pytest.raises(dev.SetupError) as told:
        dev.make_qt_load(screen)
    assert "libEGL.so.1" in str(told.value)
    assert "sudo apt-get install libegl1 " in str(told.value)
    assert ("libxcb-cursor0" in str(told.value)) is screen


def test_a_screen_that_cannot_be_reached_installs_nothing(monkeypatch):
    monkeypatch.setattr(dev, "qt_trouble", lambda screen: "qt.qpa.xcb: could not connect to display :9")
    monkeypatch.setattr(dev, "install_packages", lambda packages: pytest.fail("packages were installed"))
    with pytest.raises(dev.SetupError, match=r"could not connect to display :9$"):
        dev.make_qt_load(screen=True)


def test_only_root_installs_packages(monkeypatch):
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev, "apt_get", lambda arguments: pytest.fail("apt-get was run"))
    assert dev.install_packages(["libegl1"]) is False


def test_package_lists_are_fetched_when_a_package_is_not_found(monkeypatch):
    asked = []

    def apt_get(arguments):
        asked.append(arguments[0])
        return "update" in asked

    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev, "apt_get", apt_get)
    assert dev.install_packages(["libegl1"])
    assert asked == ["install", "update", "install"]


@pytest.fixture
def ran(monkeypatch):
    """What would have been run in .venv, in order; `ends`: with which exit code, by the word it is for."""
    started = type("Ran", (list,), {"ends": {}})()

    def in_venv(arguments, offscreen=False):
        started.append(arguments)
        return max(code for word, code in {"": 0, **started.ends}.items() if word in " ".join(arguments))

    monkeypatch.setattr(dev, "set_up", lambda screen=False: None)
    monkeypatch.setattr(dev, "in_venv", in_venv)
    return started


def test_all_tests_are_shared_by_two_workers(ran):
    assert dev.main(["test"]) == 0
    assert ran == [["-m", "pytest", "-q", "-n2", "--dist=worksteal"]]


@pytest.mark.parametrize(
    "arguments",
    [
        ["tests/test_dev.py"],
        ["tests/test_dev.py::test_all_tests_are_shared_by_two_workers"],
        ["-n0"],
        ["-n", "4", "tests/domain"],
        ["-p", "no:xdist"],
        ["--pdb", "-k", "lateness"],
    ],
)
def test_a_single_file_or_whoever_says_otherwise_gets_no_workers(ran, arguments):
    dev.main(["test", *arguments])
    assert ran == [["-m", "pytest", "-q", *arguments]]


def test_check_runs_every_check_and_the_tests_of_domain_and_store(ran):
    assert dev.main(["check"]) == 0
    assert [command[1] for command in ran] == ["ruff", "ruff", "mypy", "pytest"]
    assert ran[-1][-2:] == ["tests/domain", "tests/store"]


@pytest.mark.parametrize("word", ["format", "mypy", "pytest"])
def test_check_fails_when_one_of_them_does_and_runs_the_others(ran, word):
    ran.ends = {word: 3}
    assert dev.main(["check"]) == 3
    assert len(ran) == 4


def test_the_campaign_ends_with_the_code_of_what_it_found(ran):
    ran.ends = {"campaign": 1}
    assert dev.main(["campaign", "--share", "0.1"]) == 1
    assert ran == [["-m", "tests.campaign", "--share", "0.1"]]


def test_an_unknown_command_is_wrong_usage(capsys):
    assert dev.main(["launch"]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
@pytest.mark.parametrize("display, wayland, shown", [("", "", False), (":0", "", True), ("", "wayland-0", True)])
def test_a_screen_is_known_by_its_variable(monkeypatch, display, wayland, shown):
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    assert dev.has_screen() is shown


@pytest.mark.parametrize("display, window, asked", [("", True, "demo"), (":0", False, "demo"), (":0", True, "window")])
def test_run_opens_the_window_where_there_is_a_screen_and_a_window(checkout, monkeypatch, display, window, asked):
    ran = []
    application = checkout / "application.py"
    if window:
        application.touch()
    monkeypatch.setattr(dev, "WINDOW", application)
    monkeypatch.setattr(dev, "has_screen", lambda: bool(display))
    monkeypatch.setattr(dev, "set_up", lambda screen=False: None)
    monkeypatch.setattr(dev, "in_venv", lambda arguments: ran.append(arguments[1]) or 0)
    assert dev.run([]) == 0
    assert ran == ["demo" if asked == "demo" else str(dev.SAMPLE_PLAN)]
