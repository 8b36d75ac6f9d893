"""Takes the pictures in docs/images, in light and dark, from the real program in real windows: run it, then look."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "e2e"))

from targets.chromium import Chromium  # noqa: E402 - found by the line above
from targets.keyring import Keyring  # noqa: E402
from targets.presser import Presser  # noqa: E402
from targets.program import NOTICE, Program  # noqa: E402
from targets.session import Session, stop  # noqa: E402
from targets.waiting import eventually  # noqa: E402
from targets.writer import Writer  # noqa: E402
from usage_invented import counters  # noqa: E402 - beside this script
from Xlib.display import Display  # noqa: E402 - with the rest

from assistant.store import usage  # noqa: E402 - with the rest

IMAGES = ROOT / "docs" / "images"
DESK = {"light": 0xCFD6DD, "dark": 0x22292E}
CHECK = "^Sagstast – tjek det markerede$"
SPLIT = "^Sagstast – fordel tekst$"
PLAN_START = "^Sagstast – begynd en plan$"
PACKS = "^Sagstast – skabelonpakker$"
USAGE = "^Sagstast – min brug af skabelonerne$"
JOURNAL = "^Øvejournal"
PLAN = "^Sagstast – forberedende plan$"
STUDIO = "^breve – Sagstast$"
FORM = (
    "Virksomhed: Den lille butik",
    "CVR: 12 34 56 78",
    "Telefon: 00 00 00 00",
    "Timer om ugen: 25",
    "Slutdato: 28.12.2026",
)
TYPED = "Jobsamtale - telefon - Mette Hansen - 24/11-2026"
AT_DOOR = "Ring, når du er ved døren."
ANSWERS = ("j", "1811", "1030", "0211", " ", "Du har ikke svaret på to opkald den 18. og 19. november.")


def main() -> None:
    """All pictures in both schemes."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for scheme, desk in DESK.items():
        with Session() as session, closing(Keyring(session)) as keyring:
            session.env.update(keyring.env)  # as at work: drafts are kept on disk
            _paint(session.env["DISPLAY"], desk)
            presser = Presser(session.env["DISPLAY"])
            program = Program(session, presser, settings=f'[program]\ntheme = "{scheme}"\n')
            pictures = _Pictures(session, presser, program, scheme)
            pictures.of_the_case()
            pictures.of_writer()
            pictures.of_practice()
            pictures.of_studio()
            presser.close()


def _paint(display: str, colour: int) -> None:
    """Make the desk behind all windows one colour, ``0xRRGGBB``."""
    with closing(Display(display)) as screen:
        root = screen.screen().root
        root.change_attributes(background_pixel=colour)
        root.clear_area()
        screen.sync()


class _Pictures:
    def __init__(self, session: Session, presser: Presser, program: Program, scheme: str) -> None:
        self._session = session
        self._presser = presser
        self._program = program
        self._scheme = scheme

    def of_the_case(self) -> None:
        """Palette, form with a finding, and the card that refuses another case."""
        chromium = Chromium(self._session, is_app=True)
        chromium.open("Fasit – Sag 4711", focus="heading")
        self._program.press_leader()
        self._presser.type("part ude")
        self._snap("palette")
        self._presser.tap("Enter")
        self._program.wait_for("Partsh")
        for answer in ANSWERS:
            self._presser.type(answer)
            self._presser.tap("Tab")
        self._presser.tap("Ctrl+Enter")
        self._snap("form")
        self._presser.type("+14")
        chromium.retitle("Fasit – Sag 1234")
        self._presser.tap("Ctrl+Enter")
        self._program.wait_for(NOTICE)
        self._snap("notice")
        self._presser.tap("Esc")
        self._of_the_check(chromium)
        self._of_what_waits(chromium)
        self._of_the_split(chromium)
        self._of_the_plan(chromium)
        self._of_the_packs(chromium)
        self.of_the_usage(chromium)
        chromium.close()

    def _of_the_check(self, chromium: Chromium) -> None:
        """A heading that somebody has typed, and what may stand in its place."""
        chromium.open("Fasit – Sag 4711", focus="heading")
        self._presser.type(TYPED)
        self._presser.tap("Ctrl+a")
        self._program.press_leader()
        self._presser.tap("Alt+o")
        self._program.wait_for(CHECK)
        self._snap("check")
        self._presser.tap("Esc")

    def _of_what_waits(self, chromium: Chromium) -> None:
        """A note in its case, and in the corner what belongs in other fields."""
        chromium.open("Fasit – Sag 4711", focus="heading")
        self._program.choose("m", "Min Plan")
        for answer in ("r", "butiksjob som jobmål", "24112026"):
            self._presser.type(answer)
            self._presser.tap("Tab")
        self._presser.type("Borgeren har valgt butik og lager.")
        self._presser.tap("Ctrl+Enter")
        eventually(lambda: chromium.read_back("body"), what="the note")
        self._snap("waiting")

    def _of_the_split(self, chromium: Chromium) -> None:
        """A company's form, split by its labels."""
        chromium.open("Fasit – Sag 4711", focus="body")
        for line in FORM:
            self._presser.type(line)
            self._presser.tap("Enter")
        self._presser.tap("Ctrl+a")
        self._program.press_leader()
        self._presser.tap("Alt+q")
        self._program.wait_for(SPLIT)
        self._snap("split")
        self._presser.tap("Esc")

    def _of_the_plan(self, chromium: Chromium) -> None:
        """A preparatory plan: what the case is about, and one of its sections."""
        chromium.open("Fasit – Sag 4711", focus="body")
        self._program.press_leader()
        self._presser.tap("Alt+å")
        self._program.wait_for(PLAN_START)
        self._snap("plan-start")
        self._presser.type("fleks")
        self._presser.tap("Enter")
        self._program.wait_for(PLAN)
        self._presser.tap("Ctrl+Next")
        self._presser.type("Borgeren vil gerne tilbage til lagerarbejde nogle timer om ugen.")
        self._presser.tap("Ctrl+Next")
        self._presser.type("Elleve år på lager, senest som truckfører. Borgeren bør i praktik.")
        self._snap("plan")
        self._presser.tap("Esc")

    def _of_the_packs(self, chromium: Chromium) -> None:
        """Which packs are in use."""
        chromium.open("Fasit – Sag 4711", focus="body")
        self._program.press_leader()
        self._presser.type("skabelonpakker")
        self._presser.tap("Enter")
        self._program.wait_for(PACKS)
        self._snap("packs")
        self._presser.tap("Esc")

    def of_the_usage(self, chromium: Chromium) -> None:
        """How the templates are used by somebody who does not exist."""
        usage.write(self._program.home / "data" / "usage.json", counters(date.today()))
        chromium.open("Fasit – Sag 4711", focus="body")
        self._program.press_leader()
        self._presser.type("min brug")
        self._presser.tap("Enter")
        self._program.wait_for(USAGE)
        self._snap("usage")
        self._presser.tap("Esc")

    def of_writer(self) -> None:
        """A note in Writer, and the tray's menu over it."""
        writer = Writer(self._session)
        writer.open()
        self._program.choose("u", "Udeblivelse")
        for answer in ("j", "1811", "0211"):
            self._presser.type(answer)
            self._presser.tap("Tab")
        self._presser.type("Borgeren var ikke mødt kl. 10.45, og ingen tog telefonen.")
        self._presser.tap("Ctrl+Enter")
        eventually(writer.read_back, what="the note in Writer")
        self._snap("writer")
        self._presser.click(*self._session.windows.tray_centre(), button=3)
        self._snap("tray")
        self._presser.tap("Esc")
        writer.close()

    def of_practice(self) -> None:
        """A note that was handed in, a short exercise, and what was practised."""
        self._program.press_leader()
        self._presser.type("lad ingen")
        self._presser.tap("Enter")
        self._program.press_leader()
        self._presser.type("øvejournal")
        self._presser.tap("Enter")
        self._program.wait_for(JOURNAL)
        self._presser.tap("Alt+s")
        self._program.choose("afbud", "Afbud")
        for answer in ("j", "2411"):
            self._presser.type(answer)
            self._presser.tap("Tab")
        self._presser.type("Toget kørte ikke.")
        self._presser.tap("Ctrl+Enter")
        self._program.wait_for(JOURNAL)
        time.sleep(1)
        self._presser.tap("Alt+a")
        self._snap("practice")
        self._presser.tap("Alt+k")
        for key in ("s", "Enter"):
            self._presser.tap(key)
        self._snap("drill")
        self._presser.tap("Alt+m")
        self._snap("overview")
        self._presser.tap("Alt+F4")

    def of_studio(self) -> None:
        """The letter of docs/skabeloner-trin-for-trin.md while it is written, and the other rooms."""
        command = self._program.command("studio", str(self._session.folder / "breve"))
        studio = self._session.start(*command, env=self._program.env)
        self._program.wait_for(STUDIO, 60)
        time.sleep(2)
        self._press("Bekræftelse på møde", "@Tab", "B", "@Tab", "@Tab", "@Right", *["@Tab"] * 4, "egen praksis")
        answered = ("@Tab", "@Tab", "@space")
        self._press("@Alt+s", "@Alt+m", "Hvilken dag er mødet?", "@Tab", "Da", *answered)
        self._press("@Alt+m", "Hvad tid?", "@Tab", "Kl", *answered, "@Alt+m", "Hvordan mødes I?", "@Tab", "Væ", "@Tab")
        self._press("på jobcentret", "@Return", "på telefon", *answered)
        self._press("@Alt+m", "Har du en bisidder med?", "@Tab", "Ja", *answered)
        self._snap("studio-questions")
        self._press("@Alt+t", "Du får dette brev, fordi vi skal mødes ", "{{", "dag", "@Down", "@Return", " kl. ", "{{")
        self._press("tid", "@Return", ". Med bisidder: ", "{{", "bisid", "@Return", ". Spørg os på 12 34 56 78.")
        self._press("@Return", "@Ctrl+k", "Hvordan")
        self._snap("studio-condition")
        self._press("@Alt+b", AT_DOOR, "@Ctrl+s")
        self._snap("studio")
        for room in ("guide", "rules", "publish"):
            self._presser.tap("Ctrl+Next")
            time.sleep(2)
            self._snap(f"studio-{room}")
        stop(studio)

    def _press(self, *texts: str) -> None:
        """Type texts; ``@`` stands before a key's name, and braces are AltGr's on a Danish keyboard."""
        for text in texts:
            if text == "{{":
                self._presser.altgr("7")
                self._presser.altgr("7")
            elif text.startswith("@"):
                self._presser.tap(text[1:])
            else:
                self._presser.type(text)

    def _snap(self, name: str) -> None:
        """The whole screen, once nothing moves any more."""
        time.sleep(1.5)
        command = ["import", "-window", "root", "-strip", str(IMAGES / f"{name}-{self._scheme}.png")]
        subprocess.run(command, env=self._session.env, check=True)


if __name__ == "__main__":
    main()
