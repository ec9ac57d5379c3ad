# Data behind the views, and what people do with them over time: materializing, and saving what they train with.
import sys
from datetime import datetime, timedelta, timezone

import numpy as np
import pandas as pd

NOW = datetime.fromtimestamp(int(sys.argv[2]) / 1000, tz=timezone.utc)
DAY = timedelta(days=1)
CUSTOMERS = 20
COLUMNS = {
    "transactions": ["amount_7d", "count_7d"],
    "profiles": ["age"],
    "limits": ["card_limit"],
    "loyalty_points": ["points"],
    "clicks_log": ["clicks_1h"],
    "cards_log": ["card_count"],
    "orders": ["count_7d"],
}


def write_data():
    for name, columns in COLUMNS.items():
        rows = [
            {
                "customer_id": customer,
                "event_timestamp": pd.Timestamp(NOW - age * DAY - DAY / 4),
                **{column: np.float64(customer + age) for column in columns},
            }
            for customer in range(CUSTOMERS)
            for age in range(30)
        ]
        frame = pd.DataFrame(rows)
        for column in columns:
            if not column.startswith(("amount", "card_limit")):
                frame[column] = frame[column].astype("int64")
        if name == "transactions":
            # One in four amounts is missing.
            frame.loc[frame["customer_id"] % 4 == 0, "amount_7d"] = np.nan
        frame.to_parquet(f"data/{name}.parquet")


def use():
    from feast import FeatureStore
    from feast.infra.offline_stores.file_source import SavedDatasetFileStorage

    store = FeatureStore(".")

    def materialize(view, days):
        for start, end in zip(days, days[1:]):
            store.materialize(NOW - start * DAY, NOW - end * DAY, [view])

    materialize("customer_transactions", [4.25, 3.25, 2.25, 1.25, 0.25])
    materialize("customer_profile", [27, 20, 13, 6])

    people = pd.DataFrame(
        {
            "customer_id": range(CUSTOMERS),
            "event_timestamp": pd.Timestamp(NOW - DAY),
            "amount": 1.0,
        }
    )
    service = store.get_feature_service("fraud_v3")
    store.create_saved_dataset(
        from_=store.get_historical_features(people, service),
        name="fraud_training",
        storage=SavedDatasetFileStorage(path="data/fraud_training.parquet"),
        feature_service=service,
    )
    store.create_saved_dataset(
        from_=store.get_historical_features(people, ["loyalty:points"]),
        name="loyalty_sample",
        storage=SavedDatasetFileStorage(path="data/loyalty_sample.parquet"),
    )


write_data() if sys.argv[1] == "data" else use()
