namespace Pipeline.Resilience;

/// <summary>Tells what an exception of a failure domain means.</summary>
public delegate FaultKind FaultClassifier(Exception exception);
