# What teams have in Evidently: reports on drift, on quality and on skew, of data that are made up here.
import json
import sys
from datetime import datetime, timedelta, timezone
from uuid import UUID

import numpy as np
import pandas as pd
from evidently import DataDefinition, Dataset, Regression, Report
from evidently.metrics import MAE, RMSE, MeanValue, RowCount
from evidently.presets import DataDriftPreset
from evidently.sdk.models import ProjectModel
from evidently.ui.workspace import Workspace

PATH, NOW_MS = sys.argv[1:3]
NOW = datetime.fromtimestamp(int(NOW_MS) / 1000, tz=timezone.utc).replace(tzinfo=None)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FEATURES = ["age", "amount", "tenure", "city"]
FRAUD, CHURN, STATISTICS, EMPTY, ZONES = (
    f"0190d3b5-7d2e-7abc-8def-00000000000{n}" for n in range(1, 6)
)


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


workspace = Workspace(PATH)


def add(project, report, current, reference, ago, **more):
    run = report.run(current, reference, timestamp=NOW - ago, **more)
    workspace.add_run(UUID(project), run)
    return run


def add_project(project, name):
    workspace.add_project(ProjectModel(id=UUID(project), name=name))


training = data(1)
# Without that of the target, whose error changes as well.
by_psi = Report(
    [DataDriftPreset(columns=[*FEATURES, "prediction"], method="psi")],
    include_tests=True,
)
quality = Report([MAE(), RMSE(), RowCount()])

add_project(FRAUD, "Fraud")
add(FRAUD, quality, data(2), None, 30 * DAY, tags=["reference"])
drifted = {"age": 0.8, "prediction": 0.6}
# A job reports every day: all is well for a month, then drift comes within five days, and somebody answers.
for days in range(35, 0, -1):
    part = min(max((8 - days) / 5, 0), 1)
    served = data(100 + days, **{name: part * shift for name, shift in drifted.items()})
    tags = ["drift-acknowledged"] if days == 3 else []
    add(FRAUD, by_psi, served, training, days * DAY, tags=tags)
skew = Report([DataDriftPreset(columns=FEATURES, method="psi")])
add(FRAUD, skew, data(5, amount=1.0), training, 20 * DAY, tags=["training-serving-skew"])
add(FRAUD, quality, data(6, error=1.1), None, 7 * HOUR)
run = add(
    *[FRAUD, by_psi, data(7, **drifted), training, 6 * HOUR],
    metadata={"alert": "#ml-fraud"},
)

# Evidently chooses the methods: of few rows, they are tests with p-values.
add_project(CHURN, "Churn")
by_choice = Report([DataDriftPreset(columns=[*FEATURES, "prediction"])])
add(CHURN, by_choice, data(8, 500, age=2.0), data(9, 500), DAY)

add_project(STATISTICS, "Statistics")
add(STATISTICS, Report([MeanValue(column="age"), RowCount()]), data(10), None, DAY)

add_project(EMPTY, "Empty")

# One job tells the time zone and another does not: Evidently then cannot put reports in order.
add_project(ZONES, "Zones")
add(ZONES, by_psi, data(11), training, DAY)
aware = by_psi.run(data(12), training, timestamp=(NOW - 2 * DAY).replace(tzinfo=timezone.utc))
workspace.add_run(UUID(ZONES), aware)

if len(sys.argv) > 3:
    # As jobs commit it.
    with open(sys.argv[3], "w") as file:
        json.dump({"timestamp": f"{NOW.isoformat()}Z", "report": json.loads(run.json())}, file)
