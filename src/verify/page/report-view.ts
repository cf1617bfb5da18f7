// Report view: the verdict large and in plain words, then what is wrong with a way to look at it, what has to be known, and what all of it proves and does not.

import type { VerifyFinding } from '#verify/findings.ts'
import type { Report } from '#verify/report.ts'
import { type Language, notABundleWords, proofWords, reasonWords, verdictWords } from '#verify/words.ts'
import { el } from './elements.ts'
import { type PageWord, wordsIn } from './page-words.ts'
import { momentOf, sizeOf } from './times.ts'

export type Jump = (finding: VerifyFinding) => (() => void) | undefined

export const reportView = (report: Report, language: Language, jump: Jump): HTMLElement => {
  const say = wordsIn(language)
  const { title, text } = verdictWords[report.verdict]
  const wrong = report.findings.filter(({ caution }) => !caution)
  const cautions = report.findings.filter(({ caution }) => caution)
  const more = report.findings_count - report.findings.length
  return el(
    'section',
    { class: `verdict ${report.verdict}`, role: 'status' },
    el('h2', {}, title[language]),
    el('p', {}, report.not_a_bundle === null ? text[language] : notABundleWords[report.not_a_bundle][language]),
    report.not_a_bundle === null && el('p', { class: 'quiet' }, figures(report, say)),
    wrong.length > 0 && list('findings', wrong, language, jump, more),
    cautions.length > 0 && list('cautions', cautions, language, jump, 0),
    report.verdict.startsWith('sound') && proofs(report, language),
  )
}

const figures = (report: Report, say: (word: PageWord) => string): string => {
  const told = [...report.films, ...report.segments].reduce((sum, { fragments }) => sum + fragments, 0)
  return [
    `${report.fragments} / ${told} ${say('fragments')}`,
    `${report.heads} ${say('signatures')}`,
    ...(report.segments.length > 0 ? [`${report.segments.length} ${say('archive_files')}`] : []),
    ...(report.kept.given > 0 ? [`${report.kept.met} / ${report.kept.given} ${say('kept_met')}`] : []),
    `${sizeOf(report.bytes)}, ${report.seconds.toFixed(1).replace('.', ',')} ${say('seconds')}`,
  ].join(' · ')
}

const list = (
  head: 'findings' | 'cautions',
  findings: readonly VerifyFinding[],
  language: Language,
  jump: Jump,
  more: number,
): HTMLElement => {
  const say = wordsIn(language)
  const lines = findings.map(finding => {
    const act = jump(finding)
    const { path, from_90k, to_90k, at_byte, detail } = finding
    const where = [
      path ?? '',
      from_90k === null
        ? ''
        : `${momentOf(from_90k)}${to_90k === null || to_90k === from_90k ? '' : ` – ${momentOf(to_90k).slice(0, 8)}`}`,
      at_byte === null ? '' : `byte ${at_byte}`,
      finding.reason === 'file_changed' ? '' : detail,
    ].filter(Boolean)
    return el(
      'li',
      {},
      el('span', {}, reasonWords[finding.reason][language]),
      el('span', { class: 'where' }, where.join(' · ')),
      act !== undefined && el('button', { onclick: act }, say('jump')),
    )
  })
  return el(
    'div',
    { class: head },
    el('h3', {}, say(head)),
    el('ul', {}, ...lines, more > 0 && el('li', {}, `+ ${more} ${say('more')}`)),
  )
}

const proofs = ({ films, segments }: Report, language: Language): HTMLElement => {
  const say = wordsIn(language)
  const words = proofWords(films.length, segments.length)
  const block = (head: 'proven' | 'not_proven') =>
    el(
      'div',
      { class: head },
      el('h3', {}, say(head)),
      el('ul', {}, ...words[head].map(word => el('li', {}, word[language]))),
    )
  return el('div', { class: 'proofs' }, block('proven'), block('not_proven'))
}
