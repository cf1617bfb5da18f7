// The camera doctor on the wire: one run looks a camera over and tells, line by line, what it found, what it measured, and what to do;
// where the camera allows it, a line has a fix that the station can apply. What each code means is in reference/doctor.md.

import { z } from 'zod'
import { bothShape, brandCodeShape } from './brand.ts'
import { cameraIdShape, streamNameShape } from './camera.ts'

/** What is looked at, in the order in which a report tells it: first the ladder from the address to a picture. */
export const findingCodes = [
  'address', // does anybody answer at the camera's address
  'rtsp', // is RTSP on
  'sign_in', // are the user and the password taken
  'stream', // is there a stream at its address, and do packets come
  'encryption', // do frames arrive whole and not decode: EZVIZ and IMOU scramble them
  'smart_codec', // H.264+, H.265+ and their like
  'group_length', // the time between two keyframes
  'b_frames', // pictures that lean on later ones
  'frame_rate', // declared against measured
  'bit_rate', // declared against measured
  'clock', // the camera's clock against ours
  'password', // a factory or a weak password on this device
  'factory_password', // whether the factory password is still taken; asked only when wanted
  'firmware', // how old it is
  'card', // is a card in it, and how many days does it keep
  'sub_stream', // can the wall show it: H.264, at most 720p
  'link_loss', // packets lost, and how unevenly they come
] as const
export const findingCodeShape = z.enum(findingCodes)
export type FindingCode = z.infer<typeof findingCodeShape>

export const severityShape = z.enum([
  'ok',
  'note', // worth knowing; nothing needs to be done
  'warning', // works, and would work better with a change
  'serious', // footage is lost, cannot be seen, or is in danger
  'not_checked', // could not be looked at; the sentence says why
])
export type Severity = z.infer<typeof severityShape>

/** What the station can put right on a camera. */
export const fixCodes = [
  'smart_codec_off',
  'shorter_gop',
  'sub_h264',
  'set_clock',
  'sub_smaller',
  'cap_bit_rate',
  'rtsp_on',
] as const
export const fixCodeShape = z.enum(fixCodes)
export type FixCode = z.infer<typeof fixCodeShape>

/** What was measured or read, for a technician; names carry the unit: `group_ms`, `lost_per_million`. */
const measuredShape = z.record(z.string(), z.union([z.string().max(200), z.number(), z.boolean()]))

export const findingShape = z.object({
  code: findingCodeShape,
  outcome: z.string().describe('which of the ways it can turn out, such as `too_long`; documented with the code'),
  severity: severityShape,
  stream: streamNameShape.nullable().describe('the stream it speaks of; null: the camera'),
  measured: measuredShape,
  says: bothShape.describe('what was found, or why it was not looked at'),
  advice: bothShape.nullable().describe('what to do, in the words of this maker where they differ; null: nothing'),
  fix: fixCodeShape.nullable().describe('what the station can do about it here and now; null: nothing'),
})
export type Finding = z.infer<typeof findingShape>

/** Where a run is: what it waits for. Steps run together where they can. */
export const doctorStepShape = z.object({
  code: z.enum(['reach', 'device', 'streams', 'factory_password']),
  state: z.enum(['waiting', 'running', 'done']),
})
export type DoctorStep = z.infer<typeof doctorStepShape>

export const fixOutcomeShape = z.enum([
  'done', // the camera, asked again, has it, and what it does shows it
  'not_kept', // the camera, asked again, does not have it
  'not_seen', // it says that it has it, and goes on as before
  'not_measured', // it says that it has it; whether it shows could not be measured in time
])
export type FixOutcome = z.infer<typeof fixOutcomeShape>

export const appliedFixShape = z.object({
  code: fixCodeShape,
  stream: streamNameShape.nullable(),
  by_way_of: z.enum(['onvif', 'isapi', 'dahua_cgi']),
  outcome: fixOutcomeShape,
  says: bothShape.describe('how it turned out'),
  advice: bothShape.nullable().describe('what is left to do by hand; null: nothing'),
  before: measuredShape.describe('what the setting was'),
  after: measuredShape.describe('what the camera says that it is now'),
  read_back: z.boolean().describe('whether the camera, asked again, has what was wanted'),
  seen: z.boolean().nullable().describe('whether its stream, or its clock, shows it; null: could not be measured'),
  measured: measuredShape.describe('what was measured afterwards'),
  by: z.string().describe('the account that wanted it'),
  at_90k: z.number().int(),
})
export type AppliedFix = z.infer<typeof appliedFixShape>

/**
 * GET /api/cameras/:camera/doctor: the last run, also one before the station was started; read again and again while it goes on.
 * POST to the same address starts one; one that is already running is answered as it is.
 */
export const doctorReportShape = z.object({
  camera: cameraIdShape,
  state: z.enum(['never', 'running', 'done']),
  began_90k: z.number().int().nullable(),
  took_ms: z.number().int().nullable(),
  steps: z.array(doctorStepShape),
  brand: brandCodeShape.nullable(),
  findings: z.array(findingShape),
  fixes: z.array(appliedFixShape).describe('what the station changed on this camera, the latest first, at most 50'),
})
export type DoctorReport = z.infer<typeof doctorReportShape>

/** POST /api/cameras/:camera/doctor */
export const startDoctorShape = z.strictObject({
  try_factory_password: z
    .boolean()
    .default(false)
    .describe('tries once whether the factory password is still taken; cameras may count it as a wrong password'),
})
export type StartDoctor = z.input<typeof startDoctorShape>

/** POST /api/cameras/:camera/doctor/fixes: changes that one setting, reads it back and measures; answers within 25 s. */
export const applyFixShape = z.strictObject({ code: fixCodeShape })
export type ApplyFix = z.input<typeof applyFixShape>
