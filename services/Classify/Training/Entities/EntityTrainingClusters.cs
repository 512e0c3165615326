using System.Numerics;
using System.Runtime.InteropServices;

namespace Pipeline.Classify.Training.Entities;

/// <summary>Spherical k-means: each word's cluster, numbered from 1.</summary>
internal static class EntityTrainingClusters
{
    /// <param name="fitted">How many of the most frequent words set the centres; the others only join the nearest.</param>
    public static ushort[] Run(EntityTrainingVectors vectors, int clusters, int fitted, int rounds, int seed)
    {
        var dimensions = vectors.Dimensions;
        fitted = Math.Min(fitted, vectors.Words.Length);
        var random = new Random(seed);
        var centres = new float[clusters * dimensions];
        var picks = Enumerable.Range(0, Math.Min(fitted, clusters * 8)).ToArray();
        random.Shuffle(picks);
        for (var c = 0; c < clusters; c++)
        {
            vectors.Values.AsSpan(picks[c] * dimensions, dimensions).CopyTo(centres.AsSpan(c * dimensions));
        }

        var nearest = new ushort[vectors.Words.Length];
        for (var round = 0; round < rounds; round++)
        {
            Assign(vectors, centres, clusters, nearest, fitted);
            Array.Clear(centres);
            for (var i = 0; i < fitted; i++)
            {
                var centre = centres.AsSpan((nearest[i] - 1) * dimensions, dimensions);
                var value = vectors.Values.AsSpan(i * dimensions, dimensions);
                for (var k = 0; k < dimensions; k++)
                {
                    centre[k] += value[k];
                }
            }

            for (var c = 0; c < clusters; c++)
            {
                var centre = centres.AsSpan(c * dimensions, dimensions);
                var length = 0.0;
                foreach (var x in centre)
                {
                    length += x * x;
                }

                if (length == 0)
                {
                    vectors.Values.AsSpan(random.Next(fitted) * dimensions, dimensions).CopyTo(centre);
                    continue;
                }

                var scale = (float)(1 / Math.Sqrt(length));
                for (var k = 0; k < dimensions; k++)
                {
                    centre[k] *= scale;
                }
            }
        }

        Assign(vectors, centres, clusters, nearest, vectors.Words.Length);
        return nearest;
    }

    private static void Assign(EntityTrainingVectors vectors, float[] centres, int clusters, ushort[] nearest, int count)
    {
        const int Block = 64;
        var dimensions = vectors.Dimensions;
        Parallel.For(
            0,
            (count + Block - 1) / Block,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            block =>
            {
                var from = block * Block;
                var to = Math.Min(from + Block, count);
                Span<float> best = stackalloc float[Block];
                best.Fill(float.MinValue);
                for (var c = 0; c < clusters; c++)
                {
                    var centre = centres.AsSpan(c * dimensions, dimensions);
                    for (var i = from; i < to; i++)
                    {
                        var dot = Dot(centre, vectors.Values.AsSpan(i * dimensions, dimensions));
                        if (dot <= best[i - from])
                        {
                            continue;
                        }

                        best[i - from] = dot;
                        nearest[i] = (ushort)(c + 1);
                    }
                }
            }
        );
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var va = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vb = MemoryMarshal.Cast<float, Vector<float>>(b);
        Vector<float> s0 = default,
            s1 = default;
        var i = 0;
        for (; i + 1 < va.Length; i += 2)
        {
            s0 += va[i] * vb[i];
            s1 += va[i + 1] * vb[i + 1];
        }

        for (; i < va.Length; i++)
        {
            s0 += va[i] * vb[i];
        }

        var sum = Vector.Sum(s0 + s1);
        for (var k = va.Length * Vector<float>.Count; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
