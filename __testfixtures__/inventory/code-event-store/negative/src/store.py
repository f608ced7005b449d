from cqrs import Repository


class OrderEventStore(Base):
    def load(self): ...


app = build(event_store=OrderEventStore())
