# Data that are made up, and a workspace of Evidently to put reports on them into.
from datetime import datetime, timedelta, timezone
from uuid import UUID

import numpy as np
import pandas as pd
from evidently import DataDefinition, Dataset, Regression, Report
from evidently.metrics import MAE, RMSE, RowCount
from evidently.presets import DataDriftPreset
from evidently.sdk.models import ProjectModel
from evidently.ui.workspace import Workspace

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FEATURES = ["age", "amount", "tenure", "city"]


def data(seed, rows=2000, error=1.0, **shifts):
    """Rows of which single columns are shifted by so many standard deviations."""
    draw = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            name: draw.normal(shifts.get(name, 0.0), 1.0, rows)
            for name in ["age", "amount", "tenure", "prediction"]
        }
    )
    frame["city"] = draw.choice(["a", "b", "c"], rows)
    noise = np.random.default_rng(0).normal(0.0, 1.0, rows)
    frame["target"] = frame["prediction"] + error * noise
    return Dataset.from_pandas(
        frame,
        data_definition=DataDefinition(
            numerical_columns=["age", "amount", "tenure", "prediction", "target"],
            categorical_columns=["city"],
            regression=[Regression(target="target", prediction="prediction")],
        ),
    )


# Without that of the target, whose error changes as well.
by_psi = Report(
    [DataDriftPreset(columns=[*FEATURES, "prediction"], method="psi")],
    include_tests=True,
)
quality = Report([MAE(), RMSE(), RowCount()])
training = data(1)


class Projects:
    """What is in a workspace, as of an instant in milliseconds."""

    def __init__(self, path, now_ms):
        self.now = datetime.fromtimestamp(int(now_ms) / 1000, tz=timezone.utc).replace(
            tzinfo=None
        )
        self.workspace = Workspace(path)

    def add_project(self, project, name):
        self.workspace.add_project(ProjectModel(id=UUID(project), name=name))

    def add(self, project, report, current, reference, ago, **more):
        run = report.run(current, reference, timestamp=self.now - ago, **more)
        self.workspace.add_run(UUID(project), run)
        return run
