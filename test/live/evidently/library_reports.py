# What other libraries say of the same drift. Not part of the live tests: the libraries do not go together. To record one anew:
#   pip install 'whylogs[viz]==1.6.4' 'pandas<3'
#   pip install nannyml==0.13.1 statsmodels 'pandas<3'
#   pip install alibi-detect==0.13.0 pandas
# each in an environment of its own, and there, say:
#   python library_reports.py whylogs > plugins/ml-scorecards-backend-module-evidently/src/__recordings__/whylogs.json
import json
import sys

import numpy as np
import pandas as pd

FEATURES = ["age", "amount", "prediction"]
draw = np.random.default_rng(1)


def data(shift):
    return pd.DataFrame(
        {
            "age": draw.normal(shift, 1.0, 2000),
            "amount": draw.normal(0.0, 1.0, 2000),
            "prediction": draw.normal(shift, 1.0, 2000),
        }
    )


reference, served = data(0.0), data(0.8)


def whylogs():
    import whylogs as why
    from whylogs.viz.drift.column_drift_algorithms import calculate_drift_scores

    target = why.log(served).view()
    return calculate_drift_scores(target, why.log(reference).view(), with_thresholds=True)


def nannyml():
    import nannyml as nml

    days = pd.date_range("2026-05-01", periods=2000, freq="10min")
    calculator = nml.UnivariateDriftCalculator(
        column_names=FEATURES,
        timestamp_column_name="at",
        continuous_methods=["jensen_shannon"],
        chunk_number=4,
    )
    calculator.fit(reference.assign(at=days))
    results = calculator.calculate(served.assign(at=days + pd.Timedelta(days=14)))
    frame = results.filter(period="analysis").to_df(multilevel=False)
    return json.loads(frame.to_json(orient="records", date_format="iso"))


def alibi_detect():
    from alibi_detect.cd import KSDrift

    found = KSDrift(reference.to_numpy(), p_val=0.05).predict(
        served.to_numpy(), drift_type="feature"
    )
    found["data"] = {
        name: value.tolist() if hasattr(value, "tolist") else value
        for name, value in found["data"].items()
    }
    return {"timestamp": "2026-05-31T03:00:00Z", "featureNames": FEATURES, "report": found}


report = {"whylogs": whylogs, "nannyml": nannyml, "alibi-detect": alibi_detect}[sys.argv[1]]()
print(json.dumps(report, indent=1))
