// reference/bundle.md, written from the shapes of a bundle's files, so that others can read and verify bundles without this program.

import { z } from 'zod'
import { chainShape, MANIFEST_MARK, manifestShape, signatureShape } from '#contract/bundle.ts'

const head = `# Bundles

Gói trích xuất. What a bundle holds and how it is verified, for whoever writes a program of their own. Written from \`src/contract/bundle.ts\` by
\`npm run reference\`; what it proves and why is in [design/evidence.md](../design/evidence.md). The mark of this version is \`${MANIFEST_MARK}\`: a field never
changes its meaning, and what changes meaning gets another mark.

| file | |
| --- | --- |
| \`manifest.json\` | describes every other file; its exact bytes are signed |
| \`manifest.sig\` | the signature, with the public key |
| \`manifest.tsr\` | an RFC 3161 answer (TimeStampResp, DER) over the bytes of \`manifest.json\`; only where a service was set up and answered |
| \`video/CAMERA-STREAM-N.mp4\` | the bytes that were recorded, never encoded anew: at most an hour and 3.5 GB a file, one format each. With \`suep\` and \`cstb\` of the ONVIF Export File Format in \`meta\` |
| \`video/CAMERA-STREAM-N.chain.json\` | how they hang on what the station signed while it recorded |
| \`segments/\` | files of the archive as they lay there, where asked |
| \`stills/\` \`trail/\` \`viewing/\` \`redacted/\` | where asked; \`viewing/\` and \`redacted/\` are encoded anew and say so |
| \`coverage.json\` | \`{"matthan": "coverage-1", "items": […]}\` in the order of the manifest's items: each asked span cut into recorded, recovered and missing, as \`GET /api/cameras/:camera/coverage\` answers |
| \`access-log.jsonl\` | a line each: \`number\`, \`before\` (hash of the line before), \`line\` (its exact text), \`hash\` = SHA-256 of \`before\`, a line feed, and \`line\` |
| \`station.pub\` | the station's public keys (PEM), the newest first |
| \`papers/\` | request, approval, minutes: PDF and DOCX |
| \`kiem-tra.html\` \`DOC-TRUOC.txt\` | the page that plays and verifies; what to do with all this |
| \`SHA256SUMS\` | all files but itself and \`manifest.*\`, as \`sha256sum -c\` reads them |

As one file it is a zip: stored, not compressed, the manifest's paths at its top; encrypted it is that zip in the [age](https://age-encryption.org/v1) format.

## Verifying

1. The Ed25519 signature of \`manifest.sig\` over the bytes of \`manifest.json\`, with a key whose fingerprint came another way (paper, \`matthan key show\`). The
   fingerprint is SHA-256 of the key's SPKI (DER), upper case, in groups of four.
2. Size and SHA-256 of every file in \`files\`; no file that is not in it, but \`manifest.*\`.
3. \`content_sha256\`: SHA-256 over the lines \`SHA256  PATH\\n\` of all files but those of kind \`paper\`, \`page\`, \`read_me\`, \`sums\`, sorted by path. It stands on papers.
4. For each \`chain.json\`, from \`before\` of each run on: link(n) = SHA-256(link(n−1) ‖ n as 64 bits, big endian ‖ d(n)), where d(n) is SHA-256 over the fragment's
   bytes in the MP4 (the tuple's first two numbers; the named header in front of the first of a segment), or the digest that stands in its place.
5. Each head in \`heads\`: its hash is the link of its number, its signature is over \`{"matthan":"chain-head-1","station":…,"camera":…,"stream":…,"number":…,"hash":…,"signed_at":…}\`
   without spaces, fields in this order.
6. The MP4's own tables point nowhere but into those fragments.
`

const schema = (title: string, shape: z.ZodType): string =>
  `\n## ${title}\n\n\`\`\`json\n${JSON.stringify(z.toJSONSchema(shape), null, 1)}\n\`\`\`\n`

export const bundlePage = (): string =>
  head +
  schema('Schema of manifest.json', manifestShape) +
  schema('Schema of manifest.sig', signatureShape) +
  schema('Schema of chain.json', chainShape)
