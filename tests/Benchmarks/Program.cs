using BenchmarkDotNet.Running;

// In this process: a generated project would be sought by the assembly's name, and the projects here are named otherwise.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args, "--inProcess"]);
