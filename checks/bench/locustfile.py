"""Locust as a peer: each user asks again as soon as it is answered, by its faster client."""

from locust import FastHttpUser, constant, task


class ClosedLoop(FastHttpUser):
    wait_time = constant(0)

    @task
    def get(self):
        self.client.get("/")
