"""``python -m fogline.testing.simulation OUT``: a war with known truth, as files."""

import sys
from pathlib import Path

import click

from fogline.records.errors import FoglineError
from fogline.testing.simulation.files import write_all
from fogline.testing.simulation.options import SimulationOptions
from fogline.testing.simulation.simulation import simulate
from fogline.testing.simulation.theatre import THEATRES


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same war.")
@click.option("--events", default=300, show_default=True, help="Heads of event families; their sub-events come on top.")
@click.option("--reports", default=2000, show_default=True, help="Reports about them, at least one each.")
@click.option("--theatre", default="donets", show_default=True, type=click.Choice(sorted(THEATRES)))
@click.option("--days", type=int, help="Length of the war (default: by the number of events).")
@click.option("--errors", default=1.0, show_default=True, help="Factor on all rates of error of sources and outlets.")
@click.option("--files", is_flag=True, help="Also write each text to a file of its own, in OUT/texts.")
def main(out: Path, files: bool, **settings: object) -> None:
    """Write a simulated war to OUT: report texts and the truth about them, as JSON Lines.

    All of it is invented; OUT/README.txt says what the files hold.
    """
    try:
        simulation = simulate(SimulationOptions(**settings))  # type: ignore[arg-type]
        counts = write_all(simulation, out)
        if files:
            folder = out / "texts"
            folder.mkdir(exist_ok=True)
            for written in simulation.texts():
                (folder / f"{written.report}.txt").write_text(written.text, encoding="utf-8")
    except FoglineError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_status)
    except OSError as error:
        click.echo(f"Error: {out}: {error.strerror or error}", err=True)
        sys.exit(1)
    for name, count in counts.items():
        click.echo(f"{count:>8,}  {out / name}.jsonl")


if __name__ == "__main__":
    main()
