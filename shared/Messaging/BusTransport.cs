namespace Pipeline.Messaging;

public enum BusTransport
{
    RabbitMq,
    InMemory,
}
