using System.Net.Mime;
using System.Runtime.Serialization;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>
/// MassTransit's own envelope, with the names of messages from the table of stages: the contracts carry no attribute, and a message of ours
/// reads the same whoever wrote it.
/// </summary>
internal sealed class TableSerializer(StageTable stages) : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    // Indented, as is MassTransit's default, an envelope is a fifth larger.
    private static readonly JsonSerializerOptions Options = new(SystemTextJsonMessageSerializer.Options) { WriteIndented = false };

    private readonly Dictionary<Type, string[]> _names = stages.Messages.ToDictionary(
        message => message.Type,
        message => new[] { message.WireName }
    );

    private readonly Dictionary<string, string> _types = stages.Messages.ToDictionary(
        message => message.WireName,
        message => MessageUrn.ForTypeString(message.Type),
        StringComparer.Ordinal
    );

    public ContentType ContentType => SystemTextJsonMessageSerializer.JsonContentType;

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public void Probe(ProbeContext context) => context.CreateScope("json").Add("contentType", ContentType.MediaType);

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class
    {
        var envelope = new JsonMessageEnvelope(context, context.Message);
        if (_names.TryGetValue(typeof(T), out var names))
        {
            envelope.MessageType = names;
        }

        return new SystemTextJsonMessageBody<T>(context, Options, envelope);
    }

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(
            receiveContext,
            Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress)
        );

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null)
    {
        var json = SystemTextJsonMessageSerializer.Instance;
        try
        {
            var envelope =
                JsonSerializer.Deserialize<MessageEnvelope>(body.GetBytes(), Options)
                ?? throw new SerializationException("The message is null.");
            var types = Array.ConvertAll(envelope.MessageType ?? [], name => _types.GetValueOrDefault(name, name));
            return new SystemTextJsonSerializerContext(
                json,
                Options,
                ContentType,
                new EnvelopeMessageContext(envelope, json),
                types,
                envelope
            );
        }
        catch (Exception exception) when (exception is not SerializationException)
        {
            throw new SerializationException("The message is not an envelope that can be read.", exception);
        }
    }

    public MessageBody GetMessageBody(string text) => SystemTextJsonMessageSerializer.Instance.GetMessageBody(text);
}
