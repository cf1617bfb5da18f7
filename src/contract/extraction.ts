// Extractions on the wire (trích xuất): from the request to copies that were handed over and destroyed. What is asked stays as it was asked; every
// step is kept with who and when, and none is taken back. Instants are ticks of 1/90000 s since 1970 UTC (`_90k`).

import { z } from 'zod'
import { cameraIdShape, streamNameShape } from './camera.ts'
import { caseNumberShape, purposeCodeShape } from './purpose.ts'
import { tick } from './recording.ts'

export const MOST_ITEMS = 64
export const MOST_SCAN_BYTES = 20_000_000

/** States of the glossary, in the order of the road. */
export const extractionStates = [
  'requested', // written down, nothing held yet: only while its holds are being made
  'on_hold', // footage is held; no document, or not handed in for approval yet
  'awaiting_approval',
  'approved',
  'rejected',
  'withdrawn', // by who asked, or because nothing more is needed than a viewing here
  'extracting',
  'extracted',
  'handed_over',
  'copy_expired', // a copy that was handed over is past its day
  'destroyed', // every copy is destroyed, the station's bundle too
] as const
export const extractionStateShape = z.enum(extractionStates)
export type ExtractionState = z.infer<typeof extractionStateShape>

const line = (most: number) => z.string().trim().max(most)
const dayShape = z.iso.date().describe('YYYY-MM-DD')
const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** The paper that asks for it: an official written request, a person's application, an internal slip. */
export const documentShape = z.strictObject({
  kind: z.enum(['written_request', 'extract_application', 'extract_request']),
  number: caseNumberShape,
  day: dayShape,
  issuer: line(200).min(2),
})
export type AskingDocument = z.infer<typeof documentShape>

export const recipientShape = z.strictObject({
  kind: z
    .enum(['own_unit', 'outside', 'subject', 'public'])
    .describe(
      'own_unit: the commune’s own case file; outside: another body; subject: a person in the picture; public: everybody. The last two get redacted copies alone',
    ),
  name: line(200).min(2).describe('the body, or the person'),
  person: line(120).default('').describe('who takes it into their hands'),
  address: line(200).default(''),
})
export type Recipient = z.infer<typeof recipientShape>

export const itemShape = z
  .strictObject({
    camera: cameraIdShape,
    stream: streamNameShape.default('main'),
    from_90k: tick,
    to_90k: tick,
  })
  .refine(({ from_90k, to_90k }) => from_90k < to_90k, { path: ['to_90k'] })
export type ExtractionItem = z.infer<typeof itemShape>

/** What is put into the bundle beside the original video, coverage, proof, papers and the page that verifies. */
export const wantedShape = z.strictObject({
  segments: z.boolean().default(false).describe('the files of the archive as they lie there, untouched'),
  viewing_copy: z.boolean().default(false).describe('one film of all spans, with camera and time written over it'),
  stills_90k: z
    .array(z.strictObject({ camera: cameraIdShape, at_90k: tick }))
    .max(100)
    .default([]),
  trail: z.number().int().nullable().default(null).describe('a trail that goes along, by its number'),
  redactions: z
    .array(z.number().int())
    .max(MOST_ITEMS)
    .default([])
    .describe('approved redacted copies, by their numbers; for `subject` and `public` the only pictures'),
})
export type Wanted = z.infer<typeof wantedShape>

/** POST /api/extractions: holds the footage from this second on. */
export const newExtractionShape = z.strictObject({
  purpose: purposeCodeShape,
  legal_ground: line(500).default('').describe('which law or decision allows it'),
  about: line(1000).min(5).describe('what happened and why this footage is needed'),
  case: caseNumberShape.nullable().default(null),
  incident: z.number().int().nullable().default(null),
  document: documentShape.nullable().default(null).describe('null: none yet; the footage is held meanwhile'),
  items: z.array(itemShape).min(1).max(MOST_ITEMS),
  recipient: recipientShape,
  wanted: wantedShape.default(wantedShape.parse({})),
  review_90k: instant.nullable().default(null).describe('when the hold is to be looked at again; null: in 30 days'),
  clock_note: line(500)
    .default('')
    .describe('what is known of a camera’s clock that is far off; needed above 60 seconds'),
  hand_in: z.boolean().default(false).describe('asks for approval at once; else it is only held'),
})
export type NewExtraction = z.input<typeof newExtractionShape>
/** As it was read, without its spans. */
export type AskedExtraction = Omit<z.output<typeof newExtractionShape>, 'items' | 'hand_in' | 'review_90k'>

/** What should give somebody pause before they ask; none of it forbids. */
export const scopeWarningShape = z.object({
  what: z.enum([
    'long_span', // more than an hour of a camera
    'many_cameras',
    'nothing_recorded', // of this item there is no footage at all
    'gaps',
    'camera_removed',
    'clock_off', // by more than 2 s
    'clock_far_off', // by more than 60 s: a note is needed
    'clock_stepped', // the station's or the camera's clock was set within the span
    'masked', // private places in it: the original shows what is covered
    'segments_beyond', // whole files of the archive are asked for, and reach beyond the span
    'still_coming', // part of the span has not been recorded yet
  ]),
  camera: z.string().nullable(),
  from_90k: z.number().int().nullable(),
  to_90k: z.number().int().nullable(),
  detail: z.string().nullable(),
})
export type ScopeWarning = z.infer<typeof scopeWarningShape>

/** POST /api/extractions/trial: what would be asked, without asking it; asked again while somebody still fills in. */
export const trialAskShape = z.strictObject({
  items: z.array(itemShape).min(1).max(MOST_ITEMS),
  recipient: recipientShape.shape.kind.default('own_unit'),
  segments: z.boolean().default(false).describe('whether whole files of the archive go along'),
})
export type TrialAsk = z.input<typeof trialAskShape>

export const trialShape = z.object({
  warnings: z.array(scopeWarningShape),
  bytes: z.number().int().describe('about how much original video it is'),
  recorded_90k: z.number().int(),
  asked_90k: z.number().int(),
  approvals_needed: z.number().int().describe('2 for who is outside the commune, for the public and for bulk'),
  may_except: z.boolean().describe('whether the requester may approve it by a recorded exception'),
})
export type Trial = z.infer<typeof trialShape>

/**
 * POST /api/extractions/:extraction/steps: what people do with it. Who asked does not approve, but by an exception that says why; never where two
 * persons are needed.
 */
export const extractionStepShape = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('hand_in'),
      document: documentShape.optional(),
      case: caseNumberShape.optional(),
      clock_note: line(500).optional(),
      redactions: z.array(z.number().int()).max(MOST_ITEMS).optional(),
    })
    .describe('with what was still lacking; what stands there already is not taken back'),
  z.strictObject({ kind: z.literal('approve'), text: line(1000).default(''), exception: line(500).min(10).optional() }),
  z.strictObject({ kind: z.literal('reject'), text: line(1000).min(5) }),
  z.strictObject({ kind: z.literal('withdraw'), text: line(500).min(5) }),
  z.strictObject({ kind: z.literal('extract_again'), text: line(500).min(5).describe('after a job that failed') }),
  z.strictObject({ kind: z.literal('note'), text: line(1000).min(1) }),
])
export type ExtractionStep = z.input<typeof extractionStepShape>

/** POST /api/extractions/:extraction/copies: handed over. A copy has a number of its own. */
export const newCopyShape = z.strictObject({
  medium: line(200).min(2).describe('USB stick, disc, line: with maker and serial number'),
  serial: line(120).default(''),
  seal: line(120).default('').describe('number of the seal'),
  to: line(200).min(2).describe('who took it'),
  encrypted: z.boolean(),
  expires_90k: instant.describe('by then it is given back or destroyed'),
  second_person: line(120).default('').describe('who stood by; needed for a body outside: another account’s user name'),
})
export type NewCopy = z.input<typeof newCopyShape>
export type HandedCopy = z.output<typeof newCopyShape>

/** POST /api/extractions/:extraction/copies/:copy/end */
export const endCopyShape = z.strictObject({
  how: z.enum(['destroyed', 'returned', 'kept_in_case_file']),
  text: line(500).min(5).describe('how, where, before whom'),
  witness: line(120).default(''),
})
export type EndCopy = z.input<typeof endCopyShape>
export type EndedCopy = z.output<typeof endCopyShape>

/** POST /api/extractions/:extraction/viewings: looked at here, as the alternative to a copy. */
export const newViewingShape = z.strictObject({
  from_90k: instant,
  to_90k: instant.describe('when they began and ended to look, by the clock of this room'),
  people: z
    .array(z.strictObject({ name: line(120).min(2), role: line(200).default('') }))
    .min(1)
    .max(20),
  seen: line(2000).min(5).describe('what was shown and what was seen'),
})
export type NewViewing = z.input<typeof newViewingShape>

export const copyShape = newCopyShape.extend({
  id: z.number().int(),
  at_90k: z.number().int(),
  by: z.string(),
  expired: z.boolean(),
  end: endCopyShape.extend({ at_90k: z.number().int(), by: z.string() }).nullable(),
})
export type Copy = z.infer<typeof copyShape>

export const jobShape = z.object({
  state: z.enum(['waiting', 'running', 'held_up', 'failed', 'done']),
  done_bytes: z.number().int(),
  all_bytes: z.number().int(),
  doing: z.string().nullable().describe('the file it is at'),
  since_90k: z.number().int().nullable(),
  problem: z.string().nullable().describe('a problem’s code, where it is held up or has failed'),
  where: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
})
export type Job = z.infer<typeof jobShape>

export const keptBundleShape = z.object({
  name: z.string().describe('of its folder'),
  bytes: z.number().int(),
  files: z.number().int(),
  content_sha256: z.string().describe('stands on every paper'),
  manifest_sha256: z.string(),
  made_90k: z.number().int(),
  time_stamped: z.boolean(),
  gaps: z.number().int(),
  whole: z.boolean().describe('false: the station’s copy is removed'),
  removal: z.object({ by: z.string(), at_90k: z.number().int(), reason: z.string() }).nullable(),
  damaged: z
    .object({ file: z.string(), at_90k: z.number().int() })
    .optional()
    .describe('the station’s copy is not what was sealed any more: it is sent to nobody'),
})
export type KeptBundle = z.infer<typeof keptBundleShape>

/** POST /api/extractions/:extraction/bundle/removal: the station’s own bundle is deleted; its manifest and its record stay. */
export const bundleRemovalShape = z.strictObject({ reason: line(500).min(5) })

/** POST /api/extractions/:extraction/encrypted: an address under which the encrypted zip is fetched once, in a few minutes. */
export const encryptedAskShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(12).max(1000) }),
  z.strictObject({
    kind: z.literal('recipient'),
    recipient: z.string().trim().max(5000).describe('an age public key: age1…'),
  }),
])
export type EncryptedAsk = z.input<typeof encryptedAskShape>
export const encryptedShape = z.object({ href: z.string(), until_90k: z.number().int() })
export type Encrypted = z.infer<typeof encryptedShape>

export const paperKinds = [
  'extract_request',
  'extract_approval',
  'extraction_minutes',
  'backup_minutes',
  'handover_minutes',
  'seal_minutes',
  'unseal_minutes',
  'viewing_minutes',
  'deletion_minutes',
  'extract_register',
] as const
export const paperKindShape = z.enum(paperKinds)
export type PaperKind = z.infer<typeof paperKindShape>

export const extractionShape = newExtractionShape
  .omit({ hand_in: true, review_90k: true })
  .required()
  .extend({
    id: z.number().int(),
    number: z.string().describe('as it stands in the register and on papers: counted from 1 in each year'),
    state: extractionStateShape,
    by: z.string(),
    made_90k: z.number().int(),
    items: z.array(
      itemShape.extend({
        name: z.string().describe('of the camera, also where it was removed'),
        place: z.string(),
        removed: z.boolean(),
        hold: z.string().nullable(),
      }),
    ),
    scans: z.array(
      z.object({ id: z.number().int(), name: z.string(), bytes: z.number().int(), sha256: z.string(), by: z.string() }),
    ),
    warnings: z.array(scopeWarningShape),
    lacking: z
      .array(z.enum(['document', 'scan', 'case', 'clock_note', 'redaction']))
      .describe('without which it cannot be handed in'),
    approvals_needed: z.number().int(),
    approvals: z.array(z.object({ by: z.string(), at_90k: z.number().int(), exception: z.string().nullable() })),
    job: jobShape.nullable(),
    bundle: keptBundleShape.nullable(),
    copies: z.array(copyShape),
    viewings: z.array(newViewingShape.extend({ id: z.number().int(), by: z.string(), at_90k: z.number().int() })),
    steps: z.array(
      z.object({
        kind: z.string(),
        state: extractionStateShape,
        text: z.string(),
        by: z.string(),
        at_90k: z.number().int(),
      }),
    ),
    may: z
      .array(
        z.enum([
          'hand_in',
          'approve',
          'except',
          'reject',
          'withdraw',
          'extract_again',
          'save',
          'hand_over',
          'end_copy',
          'view_here',
          'add_scan',
          'note',
          'remove_bundle',
        ]),
      )
      .describe('what the caller may do with it just now'),
    mine: z.boolean(),
  })
export type Extraction = z.infer<typeof extractionShape>

/** GET /api/extractions */
export const extractionsQueryShape = z.strictObject({
  state: extractionStateShape.optional(),
  case: caseNumberShape.optional(),
  text: z.string().max(100).optional().describe('words of number, subject, case, document, recipient'),
  waiting_for_me: z.literal('1').optional(),
  before: z.coerce.number().int().min(1).optional().describe('`next` of the answer before'),
  most: z.coerce.number().int().min(1).max(500).default(100),
})
export const extractionsShape = z.object({
  extractions: z
    .array(extractionShape.omit({ scans: true, viewings: true, steps: true, warnings: true, copies: true }))
    .describe('the newest first'),
  waiting: z
    .number()
    .int()
    .describe('how many wait for the caller: to approve, to hand over, to look at a hold again; with `redactions`'),
  redactions: z
    .array(
      z.object({
        id: z.number().int(),
        camera: z.string(),
        name: z.string(),
        from_90k: z.number().int(),
        to_90k: z.number().int(),
        reason: z.string(),
        by: z.string(),
        made_90k: z.number().int(),
      }),
    )
    .describe('redacted copies that wait for the caller to watch and approve them, the oldest first'),
  counts: z.array(z.object({ state: extractionStateShape, count: z.number().int() })),
  next: z.number().int().nullable(),
})
export type Extractions = z.infer<typeof extractionsShape>

/** GET and PUT /api/extractions/settings */
export const extractionSettingsShape = z.strictObject({
  bulk_cameras: z.number().int().min(2).max(MOST_ITEMS).describe('from so many cameras on two persons are needed'),
  bulk_hours: z.number().min(1).max(1000).describe('from so many hours of all cameras together on, too'),
  exceptions: z.boolean().describe('whether who asked may approve by a recorded exception, where one person is enough'),
  review_days: z.number().int().min(1).max(365).describe('after so many days a hold is to be looked at again'),
  copy_days: z.number().int().min(1).max(3650).describe('how long a copy is given, if nobody says otherwise'),
  redaction_draft_days: z
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe('so long the footage under a redacted copy is held while nobody works on it; each change begins anew'),
  redaction_days: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(90)
    .describe('so long after it was approved, saved or handed over last an approved redacted copy is deleted'),
  time_stamp_url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .describe('an RFC 3161 service that stamps manifests; null: none'),
})
export type ExtractionSettings = z.infer<typeof extractionSettingsShape>

/** GET /api/case-files/:case: all that stands under one number. */
export const caseFileShape = z.object({
  case: z.string(),
  incidents: z.array(z.object({ id: z.number().int(), number: z.string(), category: z.string(), state: z.string() })),
  extractions: z.array(
    z.object({ id: z.number().int(), number: z.string(), state: extractionStateShape, about: z.string() }),
  ),
  trails: z.array(z.object({ id: z.number().int(), title: z.string() })),
  holds: z.array(
    z.object({
      id: z.string(),
      camera: z.string(),
      from_90k: z.number().int(),
      to_90k: z.number().int(),
      reason: z.string(),
      owner: z.string(),
      review_90k: z.number().int().nullable(),
      bytes: z.number().int(),
      released_90k: z.number().int().nullable(),
    }),
  ),
  held_bytes: z.number().int(),
})
export type CaseFile = z.infer<typeof caseFileShape>

/** GET /api/case-files: the numbers under which something is held or extracted, the newest first. */
export const caseFilesShape = z.object({
  cases: z.array(z.object({ case: z.string(), extractions: z.number().int(), held_bytes: z.number().int() })),
})

// GET  /api/extractions/:extraction                      one extraction.
// POST /api/extractions/:extraction/scans                multipart-free: the body is the file (application/pdf, image/jpeg, image/png),
//                                                        `?name=`; at most MOST_SCAN_BYTES.  GET …/scans/:scan reads it.
// GET  /api/extractions/:extraction/papers/:kind.pdf|docx  a paper from what is known now (`?copy=` for hand-over, seal, deletion; `?viewing=`).
// GET  /api/extractions/register.pdf|docx                the register, `?from_90k&to_90k`.
// GET  /api/extractions/:extraction/bundle.zip           the bundle as one file, Content-Length and Range; POST …/encrypted for `.zip.age`.
// GET  /api/extractions/:extraction/bundle.iso           the same as an image to burn.
// GET  /api/case-files/:case
