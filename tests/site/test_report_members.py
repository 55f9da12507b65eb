"""In Chromium, from a folder: a list that is pasted or dropped becomes the record that the command writes."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from datetime import date

import pytest
import xlsxwriter
from axe_playwright_python.base import AXE_SCRIPT as AXE
from members_region import write_members_region
from region_factory import siren

from site_builder.canonical import write
from site_builder.member_lists import Answers, import_list, read_table
from site_builder.pipeline import examine
from site_builder.problems import has_errors
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.views import report_members
from tests.forms_site import write_forms

DAY = date(2022, 6, 15)
BLOB = "https://github.com/owner/region/blob/main/"
SCHEMAS = Schemas.load()
LIST = (
    "Liste 2022\n\nRaison sociale\tN° SIRET\tContact\tEffectif\n"
    "LABORATOIRE CURIE SAS\t1234567400011\tAnne Personne\t1 200\n"
    "Clinique de l'etang\t\tJean Personne\t\n"
    "Atelier Bernouli\t\t\t12\n"
    "Société Bézout\t552100554\t\t\n"
    "Verre d’Étang\t356000018\t\t\nTOTAL\t\t\t1 212\n"
)


@pytest.fixture(scope="module")
def lists_region(tmp_path_factory):
    return write_members_region(tmp_path_factory.mktemp("lists"))


@pytest.fixture(scope="module")
def site(lists_region, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_forms(lists_region, folder, DAY, family=report_members, repository=BLOB)
    return folder


@pytest.fixture
def page(form_page):
    return form_page


def show(page, site, period="2022", language="en"):
    page.goto((site / language / "report/members/index.html").as_uri() + f"#cluster=alpha&period={period}")
    page.wait_for_selector("#giving:visible")


def paste(page, content):
    page.fill("#paste", content)
    page.locator("#paste").dispatch_event("change")
    page.wait_for_selector("#found:visible")


def downloaded(page):
    with page.expect_download() as download:
        page.click("#download")
    return download.value.path().read_text(encoding="utf-8"), download.value.suggested_filename


def by_command(region, tmp_path, content, answers=None):
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8")
    found = import_list(read_repository(region)[0], SCHEMAS, read_table(path), "alpha", 2022, answers)
    return write(SCHEMAS, "members", found.value, ("fr", "en"))


def parts(page):
    return [each.inner_text() for each in page.locator("#parts h3, #parts summary").all()]


def accessible(page):
    """Nothing that axe finds, with everything open."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(content=AXE)
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(seen => seen.violations)")
    assert not found, [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


def test_a_pasted_list_is_answered_completed_and_downloaded(page, site, lists_region, tmp_path):
    show(page, site)
    assert page.inner_text("#state") == "Compared with the list of 2021: 4 members."
    paste(page, LIST.replace("1 200", "1000-1200"))
    assert page.evaluate("document.activeElement.id") == "summary"
    assert page.inner_text("#summary") == "To be answered: 1. To be completed: 3."
    page.get_by_label("Employees, row 4").fill("1 200")
    page.keyboard.press("Tab")
    assert page.inner_text("#summary") == "To be answered: 1. To be completed: 2."
    assert parts(page)[:3] == ["To be answered (1)", "To be completed (2)", "Joined (1)"]
    assert not page.locator("#sending").is_visible()
    accessible(page)
    # by keyboard: the answer, then each gap, where the next waits
    button = page.get_by_role("button", name="Yes, it is Ateliers Bernoulli (732829320)")
    button.focus()
    page.keyboard.press("Enter")
    assert parts(page)[0] == "To be completed (2)"
    page.get_by_label("Category, row 8").select_option("company_sme")
    assert page.evaluate("document.activeElement.closest('label')?.textContent").startswith("Territory, row 8")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sending:visible")
    accessible(page)
    text, name = downloaded(page)
    assert name == "2022.yml" and "Personne" not in text
    full = LIST.replace("Effectif\n", "Effectif\tCatégorie\tTerritoire\n").replace(
        "356000018\t\t\n", "356000018\t\t\tPME\t01\n"
    )
    assert text == by_command(lists_region, tmp_path, full, Answers.of(same={"Atelier Bernouli": "732829320"}))
    seen = examine(lists_region, DAY, "officers", {"data/members/alpha/2022.yml": text.encode()})
    assert not has_errors(seen.findings)
    link = page.locator('[data-way="new"] a')
    assert link.get_attribute("href").startswith(
        "https://github.com/owner/region/new/main?filename=data%2Fmembers%2Falpha%2F2022.yml"
    )
    # kept in this browser, but for persons, until it is forgotten
    assert "Clinique" in (kept := page.evaluate("JSON.stringify(localStorage)")) and "Personne" not in kept
    page.reload()
    page.wait_for_selector("#sending:visible")
    assert page.inner_text("#kept span") == "A list that you had begun is here again."
    page.get_by_text("Answered (1)").click()
    page.get_by_role("button", name="Ask again").click()
    assert "To be answered (1)" in parts(page) and not page.locator("#sending").is_visible()
    page.click("#forget")
    page.reload()
    page.wait_for_selector("#giving:visible")
    assert not page.locator("#found").is_visible()


def test_columns_are_put_right_by_hand(page, site):
    show(page, site, language="fr")
    paste(page, "Quoi;Où\nAteliers Bernoulli;01\nClinique de l’Étang;01\nLaboratoire Curie;\nSociété Bézout;69\n")
    assert page.locator("#columns").get_attribute("open") is not None
    page.locator("#column-0").select_option("name")
    assert page.evaluate("document.activeElement.id") == "column-0"
    page.locator("#parts li button").first.click()  # the row of headings, which nobody could know
    page.wait_for_selector("#sending:visible")
    assert len(json.loads(page.evaluate("JSON.stringify(recordForm.now.value.members)"))) == 4


def test_a_list_too_long_for_an_address_is_pasted_or_uploaded(page, site):
    show(page, site)
    rows = "".join(f"Atelier numéro {n}\t{siren(40_000_000 + n)}\tPME\t01\n" for n in range(120))
    known = "Ateliers Bernoulli\t\t\t\nClinique de l’Étang\t\t\t\nLaboratoire Curie\t\t\t\nSociété Bézout\t\t\t\n"
    paste(page, f"Nom\tSIREN\tCatégorie\tTerritoire\n{known}{rows}")
    page.wait_for_selector("#sending:visible")
    ways = page.locator("[data-way]:visible").evaluate_all("all => all.map(each => each.dataset.way)")
    assert ways == ["upload", "paste"]
    address = page.locator('[data-way="paste"] a').get_attribute("href")
    assert address == "https://github.com/owner/region/new/main?filename=data%2Fmembers%2Falpha%2F2022.yml&value="


ROWS = [
    ["Adhérents", "", "", ""],
    ["Nom", "SIREN", "Adhésion", "CA (k€)"],
    ["Laboratoire Curie & Cie", 12345674, date(2015, 3, 1), 1234.5],
    ["Clinique de l’Étang", "100 000 009", 2021, ""],
    ["", "", "", ""],
    ["<Bézout>", 552100554, True, 0.5],
]


def excel():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Lisez-moi").write(0, 0, "…")
        sheet = book.add_worksheet("Été")
        for row, cells in enumerate(ROWS):
            for column, cell in enumerate(cells):
                if cell != "":
                    sheet.write(row, column, cell)
        sheet.write_rich_string(6, 0, book.add_format({"bold": True}), "Ateliers ", "Bernoulli")
        sheet.write_formula(6, 1, '="7328"&"29320"', None, "732829320")
    return out.getvalue()


def open_document():
    def cell(value):
        if isinstance(value, bool):
            return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
        if isinstance(value, date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        if not value:
            return "<table:table-cell/>"
        told = value.replace("&", "&amp;").replace("<", "&lt;")
        return f'<table:table-cell office:value-type="string"><text:p>{told}</text:p></table:table-cell>'

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in ROWS)
    rows += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    spaces = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    told = " ".join(f'xmlns:{name}="{value}"' for name, value in spaces.items())
    content = f'<office:document-content {told}><office:body><office:spreadsheet><table:table table:name="Été">{rows}'
    content += "</table:table></office:spreadsheet></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


@pytest.mark.parametrize(("name", "made"), [("list.xlsx", excel), ("list.ods", open_document)])
def test_a_dropped_spreadsheet_is_read_as_the_command_reads_it(page, site, tmp_path, name, made):
    show(page, site)
    data = made()
    (tmp_path / name).write_bytes(data)
    transfer = page.evaluate_handle(
        """([name, content]) => {
        const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0)), transfer = new DataTransfer();
        transfer.items.add(new File([bytes], name));
        return transfer;
    }""",
        [name, base64.b64encode(data).decode()],
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": transfer})
    page.wait_for_selector("#found:visible")
    rows = page.evaluate(
        "content => membersList.sheetsOf(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], 'x'))",
        base64.b64encode(data).decode(),
    )
    table = read_table(tmp_path / name)
    assert [list(row) for row in table.rows] == dict(map(tuple, rows))[table.sheet]
    if name == "list.xlsx":
        assert page.locator("#sheet option:checked").inner_text() == "Été"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04nothing", "may be damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "of an old kind"),
        (b"\xff\xfeA", "no text and no spreadsheet"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_plain_words(page, site, content, words):
    show(page, site)
    page.set_input_files("#file", {"name": "list.xlsx", "mimeType": "", "buffer": content})
    page.wait_for_selector("#announced:not(:empty)")
    assert words in page.inner_text("#announced") and not page.locator("#found").is_visible()


def test_the_public_page_knows_nothing_that_is_for_the_officers(lists_region, site, tmp_path):
    own = (site / "report/members/alpha.js").read_text(encoding="utf-8")
    assert "employees" not in own and "300" not in own
    assert not any("300" in path.read_text(encoding="utf-8") for path in (site / "report").rglob("known.js"))
    write_forms(lists_region, tmp_path / "officers", DAY, "officers", family=report_members)
    assert "300" in (tmp_path / "officers/report/members/alpha.js").read_text(encoding="utf-8")
