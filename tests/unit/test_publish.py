import pytest

from site_builder.problems import CannotRun
from site_builder.publish import fresh_site


def write(out, text):
    with fresh_site(out) as folder:
        (folder / "index.html").write_text(text)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_site_takes_the_place_of_the_last_one_and_leaves_nothing_beside(tmp_path):
    out = tmp_path / "site"
    write(out, "one")
    (out / "old.html").write_text("gone with the next build")
    write(out, "two")
    assert (out / "index.html").read_text() == "two"
    assert names(out) == [".nojekyll", "index.html"]
    assert names(tmp_path) == ["site"]


def test_a_failed_build_leaves_the_last_good_site_as_it_was(tmp_path):
    out = tmp_path / "site"
    write(out, "good")
    with pytest.raises(RuntimeError), fresh_site(out) as folder:
        (folder / "index.html").write_text("half")
        raise RuntimeError("the build fails")
    assert (out / "index.html").read_text() == "good"
    assert names(tmp_path) == ["site"]


def test_a_folder_with_other_things_is_never_replaced(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CannotRun), fresh_site(tmp_path):
        pass
    assert names(tmp_path) == ["thesis.txt"]


def test_an_empty_folder_is_taken_and_a_file_is_refused(tmp_path):
    empty, file = tmp_path / "empty", tmp_path / "file"
    empty.mkdir()
    file.touch()
    write(empty, "one")
    assert (empty / "index.html").read_text() == "one"
    with pytest.raises(CannotRun), fresh_site(file):
        pass


def test_the_parents_of_the_folder_are_made(tmp_path):
    write(tmp_path / "a" / "b", "one")
    assert (tmp_path / "a" / "b" / "index.html").read_text() == "one"
