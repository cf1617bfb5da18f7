// Papers of an extraction, from what is known now, and the register: PDF to print and sign, DOCX to write on in. Whoever may know of an extraction may
// print its papers; that they did stands in the access log.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { type Caller, nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { ControllerBook } from '#community/rights/controller-book.ts'
import { type Extraction, type PaperKind, paperKinds } from '#contract/extraction.ts'
import { tick } from '#contract/recording.ts'
import { type PaperForm, paperForms } from '#contract/rights-request.ts'
import { freely } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { sendPaper } from '#http/routes/papers/send-paper.ts'
import { accountsIn, type OfficeFacts, type SealedFacts } from '#papers/evidence-facts.ts'
import { evidencePaper, needsBundle, registerPaper } from '#papers/evidence-paper.ts'
import type { Template, Templates } from '#papers/evidence-templates.ts'
import type { Press } from '#papers/press.ts'

type Asking = { readonly caller: Caller; readonly sight: Sight }

export type ExtractionPaperPorts = {
  /** Throws `no_such_extraction` also for one that is not theirs to see. */
  readonly asked: (asking: Asking, extraction: number) => Extraction
  /** Those of a time that are theirs to see. */
  readonly register: (asking: Asking, from_90k: number, to_90k: number) => readonly Extraction[]
  /** Null: not sealed yet. Known also after the station's copy was removed. */
  readonly manifestOf: (extraction: Extraction) => SealedFacts | null
  readonly controllers: Pick<ControllerBook, 'stated'>
  readonly personOf: (username: string) => string
  readonly templates: Templates
  readonly press: Press
  readonly clock: Clock
  readonly log: Logger
}

const told = freely(
  'Who may know of an extraction may print what is known of it; that is decided where it is looked up.',
)
const kindsOfOne = paperKinds.filter(kind => kind !== 'extract_register')

const paperParams = z.strictObject({ extraction: z.coerce.number().int().min(1).max(1e9), kind: z.enum(kindsOfOne) })
const which = z.coerce.number().int().min(1).max(1e9).optional()
const paperQuery = z.strictObject({
  copy: which.describe('the copy that it is about; left out: its lines are to be filled in by hand'),
  viewing: which.describe('the viewing that it is about'),
})
const registerQuery = z.strictObject({ from_90k: tick, to_90k: tick })

export const extractionPaperRoutes = (ports: ExtractionPaperPorts): readonly Route[] =>
  paperForms.flatMap(form => [
    route({
      method: 'GET',
      path: `/api/extractions/:extraction/papers/:kind.${form}`,
      access: 'session',
      does: told,
      summary: `A paper of an extraction as ${form.toUpperCase()}, from what is known now; what only people know is left to fill in.`,
      params: paperParams,
      query: paperQuery,
      answers: { 200: { type: typeOf[form], says: 'The paper.' } },
      handler: ({ params, query, caller, sight }, reply) => {
        const extraction = ports.asked({ caller, sight }, params.extraction)
        const paper = paperOf(ports, { extraction, kind: params.kind, ...query, caller })
        return sendPaper(reply, ports.press, { paper, form, name: fileName(params.kind, extraction.number) })
      },
    }),
    route({
      method: 'GET',
      path: `/api/extractions/register.${form}`,
      access: 'session',
      does: told,
      summary: `The register of extractions of a time as ${form.toUpperCase()}: those that the caller may know of.`,
      query: registerQuery,
      answers: { 200: { type: typeOf[form], says: 'The register.' } },
      handler: ({ query: { from_90k, to_90k }, caller, sight }, reply) => {
        const extractions = ports.register({ caller, sight }, from_90k, to_90k)
        const office = officeFacts(ports, caller, accountsIn(extractions))
        const paper = registerPaper({ ...office, from_90k, to_90k, extractions }, templateOf(ports, 'extract_register'))
        return sendPaper(reply, ports.press, { paper, form, name: 'so-trich-xuat' })
      },
    }),
  ])

const typeOf: Readonly<Record<PaperForm, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

type Wish = {
  readonly extraction: Extraction
  readonly kind: PaperKind
  readonly copy?: number | undefined
  readonly viewing?: number | undefined
  readonly caller: Caller
}

const paperOf = (ports: ExtractionPaperPorts, { extraction, kind, copy, viewing, caller }: Wish) => {
  const manifest = ports.manifestOf(extraction)
  if (manifest === null && needsBundle(kind)) throw new Problem('extraction_not_sealed', { extraction: extraction.id })
  return evidencePaper(
    {
      ...officeFacts(ports, caller, accountsIn([extraction])),
      ...{ extraction, manifest },
      copy: found(extraction.copies, copy) ?? lacking('no_such_copy', { copy }),
      viewing: found(extraction.viewings, viewing) ?? lacking('no_such_viewing', { viewing }),
    },
    templateOf(ports, kind),
  )
}

const found = <One extends { readonly id: number }>(all: readonly One[], id: number | undefined): One | undefined =>
  all.find(one => one.id === id)

/** Nothing where nothing was asked for. */
const lacking = (
  code: 'no_such_copy' | 'no_such_viewing',
  where: Readonly<Record<string, number | undefined>>,
): null => {
  const [[name, id] = []] = Object.entries(where)
  if (name !== undefined && id !== undefined) throw new Problem(code, { [name]: id })
  return null
}

const officeFacts = (ports: ExtractionPaperPorts, caller: Caller, names: readonly string[]): OfficeFacts => {
  const now = ports.clock.wall()
  return {
    controller: ports.controllers.stated().controllers[0] ?? null,
    ...{ today: localDay(now), now_90k: now, printed_by: ports.personOf(nameOf(caller)) },
    people: Object.fromEntries(names.map(name => [name, ports.personOf(name)])),
  }
}

const templateOf = ({ templates, log }: ExtractionPaperPorts, kind: PaperKind): Template => {
  const { template, fault } = templates.of(kind)
  if (fault !== undefined) log.warn('a template of this house is broken and passed over', { kind, ...fault })
  return template
}

const fileNames: Readonly<Record<PaperKind, string>> = {
  extract_request: 'phieu-de-nghi',
  extract_approval: 'quyet-dinh-phe-duyet',
  extraction_minutes: 'bien-ban-trich-xuat',
  backup_minutes: 'bien-ban-sao-luu',
  handover_minutes: 'bien-ban-giao-nhan',
  seal_minutes: 'bien-ban-niem-phong',
  unseal_minutes: 'bien-ban-mo-niem-phong',
  viewing_minutes: 'bien-ban-xem-tai-cho',
  deletion_minutes: 'bien-ban-xoa-huy',
  extract_register: 'so-trich-xuat',
}

const fileName = (kind: PaperKind, number: string): string =>
  `${fileNames[kind]}-${number.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
