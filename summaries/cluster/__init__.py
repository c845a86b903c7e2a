"""The same batch on a Dask cluster."""

from .connect import ClusterChoice, choose_cluster, open_batch

__all__ = ["ClusterChoice", "choose_cluster", "open_batch"]
