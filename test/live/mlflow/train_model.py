"""Trains a small model and registers it as people do, with MLflow's own client.

    python train_model.py http://127.0.0.1:5000
"""

import sys

import mlflow
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

mlflow.set_tracking_uri(sys.argv[1])
mlflow.set_experiment("trained")

data = pd.DataFrame({"amount": np.arange(40.0), "age": np.arange(40.0) % 7})
target = (data.amount > 20).astype(int)

with mlflow.start_run():
    mlflow.log_params({"random_state": 7, "C": 1.0})
    mlflow.log_input(
        mlflow.data.from_pandas(data.assign(late=target), name="payments", targets="late"),
        context="training",
    )
    model = LogisticRegression(random_state=7).fit(data, target)
    mlflow.log_metric("accuracy", model.score(data, target))
    mlflow.sklearn.log_model(
        model,
        signature=mlflow.models.infer_signature(data, model.predict(data)),
        input_example=data.head(2),
        registered_model_name="trained",
        # MLflow 3 calls it so, and MLflow 2 otherwise.
        **({"name": "model"} if mlflow.__version__.startswith("3.") else {"artifact_path": "model"}),
    )

mlflow.MlflowClient().set_registered_model_alias("trained", "champion", "1")
