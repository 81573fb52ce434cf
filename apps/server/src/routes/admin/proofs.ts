import { ProofSchema, ProofsSchema, SignedProofSchema, type Proof, type ProofSummary } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';

const path = '/api/v1/proofs';
/** Name of the fact that holds what came of the latest proofs. */
const latestFact = 'proofs';
const keptProofs = 60;

/** What `usance prove` tried and saw, signed by the server's key so that nobody can change it afterwards; and when that was. */
export function proofRoutes({ registry, access, signer, now }: Context) {
  const latest = async () => JSON.parse((await registry.facts.get(latestFact)) ?? '[]') as ProofSummary[]; // written below

  return async (app: FastifyInstance): Promise<void> => {
    app.post<{ Body: Proof }>(
      path,
      {
        schema: {
          summary: 'Sign what a run of usance prove tried and saw',
          description:
            'The signature says when a program with the right to manage this server handed the proof in, and that it was not changed ' +
            'since. It does not say that the program was honest.',
          body: ProofSchema,
          response: { 201: SignedProofSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const proof = request.body;
        const signedAt = now().toISOString();
        const count = (outcome: string) => proof.findings.filter((finding) => finding.outcome === outcome).length;
        const summary = {
          at: signedAt,
          passed: count('passed'),
          failed: count('failed'),
          notChecked: count('not-checked'),
        };
        await registry.facts.set(latestFact, JSON.stringify([summary, ...(await latest())].slice(0, keptProofs)));
        return reply.code(201).send({ proof, signedAt, jws: signer.sign('proof', { iss: 'usance', signedAt, proof }) });
      },
    );

    app.get(
      path,
      { schema: { summary: 'When it was last tried whether the promises hold', response: { 200: ProofsSchema } } },
      async (request) => {
        await access.require(request, 'read');
        return { proofs: await latest() };
      },
    );
  };
}
