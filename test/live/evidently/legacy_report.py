# A report as Evidently wrote it before 0.6, and still does in its part for that.
import sys

import numpy as np
import pandas as pd
from evidently.legacy.metric_preset import DataDriftPreset
from evidently.legacy.report import Report

draw = np.random.default_rng(1)


def data(shift):
    return pd.DataFrame(
        {
            "age": draw.normal(shift, 1.0, 2000),
            "amount": draw.normal(0.0, 1.0, 2000),
            "prediction": draw.normal(shift, 1.0, 2000),
        }
    )


report = Report(metrics=[DataDriftPreset(stattest="psi")])
report.run(reference_data=data(0.0), current_data=data(0.8))
report.save_json(sys.argv[1])
