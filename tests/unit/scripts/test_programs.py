"""What the tests need of the machine is installed where it may be, and asked for in plain words where not."""

from dataclasses import replace

import pytest

from scripts import programs


@pytest.mark.parametrize("program", programs.NEEDED, ids=lambda program: program.name)
def test_a_program_that_cannot_be_had_is_asked_for_with_the_command_to_run(program, capsys):
    tried = []
    assert not replace(program, find=lambda: None, install=lambda: tried.append(True)).provide()
    told = capsys.readouterr()
    assert tried and program.name in told.out
    assert all(command in told.err for command, _ in program.by_hand)


def test_a_program_is_installed_once_and_only_where_it_is_missing(capsys):
    there = []
    program = replace(programs.NEEDED[0], find=lambda: "x" if there else None, install=lambda: there.append(True))
    assert program.provide() and program.provide() and there == [True]
    assert capsys.readouterr().err == ""


def test_all_that_is_missing_is_told_at_once(monkeypatch, capsys):
    missing = tuple(replace(program, find=lambda: None, install=lambda: None) for program in programs.NEEDED)
    monkeypatch.setattr(programs, "NEEDED", missing)
    assert programs.main() == 1
    told = capsys.readouterr().err
    assert all(program.name in told for program in missing)
