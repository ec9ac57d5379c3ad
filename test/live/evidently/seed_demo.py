# What the demo's components have in Evidently: see examples/README.md.
import math
import sys

from made_up import DAY, HOUR, Projects, by_psi, data, quality, training

FRAUD_DETECTOR, RECOMMENDER = (
    f"0190d3b5-7d2e-7abc-8def-0000000000a{n}" for n in range(1, 3)
)
projects = Projects(*sys.argv[1:3])

# A job reports every night, and all is well.
projects.add_project(FRAUD_DETECTOR, "Fraud detector")
projects.add(FRAUD_DETECTOR, quality, data(2), None, 40 * DAY, tags=["reference"])
projects.add(FRAUD_DETECTOR, quality, data(3, error=1.01), None, 2 * HOUR)
for days in range(40, -1, -1):
    served = data(100 + days, prediction=0.06 + 0.05 * math.sin(days / 3))
    ago = days * DAY + HOUR
    projects.add(
        *[FRAUD_DETECTOR, by_psi, served, training, ago],
        metadata={"alert": "#fraud-alerts"},
    )

# Customers buy otherwise since a fortnight ago, and somebody has looked into that.
projects.add_project(RECOMMENDER, "Recommender, right-sized")
projects.add(RECOMMENDER, quality, data(4), None, 40 * DAY, tags=["reference"])
projects.add(RECOMMENDER, quality, data(5, error=1.02), None, 3 * HOUR)
for days in range(40, -1, -1):
    part = min(max((15 - days) / 6, 0), 1)
    served = data(200 + days, amount=0.9 * part, prediction=0.05 + 0.55 * part)
    projects.add(
        *[RECOMMENDER, by_psi, served, training, days * DAY + 2 * HOUR],
        tags=["drift-acknowledged"] if days == 3 else [],
        metadata={"alert": "#personalisation"},
    )
