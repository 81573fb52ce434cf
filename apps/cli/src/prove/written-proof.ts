import type { Finding, Proof, SignedProof } from '@usance/api';

const words: Record<Finding['outcome'], string> = { passed: 'passed', failed: 'FAILED', 'not-checked': 'not checked' };

export const outcomeOf = (finding: Finding): string => words[finding.outcome];

/** `12 passed, 1 failed, 2 not checked` */
export function countsOf({ findings }: Proof): string {
  const count = (outcome: Finding['outcome']) => findings.filter((finding) => finding.outcome === outcome).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('not-checked')} not checked`;
}

/** A proof for people, in Markdown. */
export function writtenProof({ proof, signedAt, jws }: SignedProof): string {
  const parts = proof.findings.map(
    (finding) =>
      `## ${finding.says}\n\n**${outcomeOf(finding)}** (\`${finding.promise}\`)\n\n` +
      `- Tried: ${finding.tried}\n- Seen: ${finding.seen}\n`,
  );
  return [
    '# What this server promises, tried\n',
    `${countsOf(proof)}. Server: ${proof.server}. From ${proof.startedAt} to ${proof.finishedAt}.\n`,
    'This says what was tried and what was seen, on products made for it and deleted afterwards. It is no proof of what was not tried: the ' +
      'memory of the machine, its operating system and what stands before it are not looked at.\n',
    ...parts,
    '## Signature\n',
    `Signed by the server at ${signedAt}; to check it: \`usance prove --verify proof.json\`\n`,
    `\`\`\`\n${jws}\n\`\`\`\n`,
  ].join('\n');
}
