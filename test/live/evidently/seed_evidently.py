# What teams have in Evidently: reports on drift, on quality and on skew, of data that are made up here.
import json
import sys
from datetime import timezone
from uuid import UUID

from evidently import Report
from evidently.metrics import MeanValue, RowCount
from evidently.presets import DataDriftPreset
from made_up import DAY, FEATURES, HOUR, Projects, by_psi, data, quality, training

FRAUD, CHURN, STATISTICS, EMPTY, ZONES = (
    f"0190d3b5-7d2e-7abc-8def-00000000000{n}" for n in range(1, 6)
)

projects = Projects(*sys.argv[1:3])
add, add_project = projects.add, projects.add_project

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
aware = by_psi.run(data(12), training, timestamp=(projects.now - 2 * DAY).replace(tzinfo=timezone.utc))
projects.workspace.add_run(UUID(ZONES), aware)

if len(sys.argv) > 3:
    # As jobs commit it.
    with open(sys.argv[3], "w") as file:
        json.dump({"timestamp": f"{projects.now.isoformat()}Z", "report": json.loads(run.json())}, file)
