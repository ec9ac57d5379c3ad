# What the views of demo_definitions.py read ("data"), and what was done with them over time ("use").
import sys
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd

NOW = datetime.fromtimestamp(int(sys.argv[2]) / 1000, tz=timezone.utc)
HOUR = timedelta(hours=1)
COLUMNS = {
    "card_activity": {"payments_1h": np.int64, "amount_24h": np.float64},
    "merchant_profile": {"chargebacks_90d": np.int64},
    "query_popularity": {"clicks_7d": np.int64},
}


def write_data():
    for name, columns in COLUMNS.items():
        rows = [
            {
                "card_id": card,
                "event_timestamp": pd.Timestamp(NOW - hours * HOUR),
                **{column: dtype(card + hours) for column, dtype in columns.items()},
            }
            for card in range(10)
            for hours in range(1, 60, 6)
        ]
        pd.DataFrame(rows).to_parquet(f"data/{name}.parquet")


def use():
    from feast import FeatureStore

    store = FeatureStore(".")

    def materialize(view, hours):
        for start, end in zip(hours, hours[1:]):
            store.materialize(NOW - start * HOUR, NOW - end * HOUR, [view])

    materialize("card_activity", [31, 25, 19, 13, 7, 1])
    materialize("merchant_profile", [74, 50, 26, 2])


write_data() if sys.argv[1] == "data" else use()
