// Bundle view: what a bundle says of itself: who asked, who approved, for whom; its films, copies and stills; every file with its hash.

import type { BundleFile, Manifest } from '#contract/bundle.ts'
import { grouped } from '#verify/keys.ts'
import type { Report } from '#verify/report.ts'
import { type Language, logWords } from '#verify/words.ts'
import type { Opened } from './blob-files.ts'
import { el } from './elements.ts'
import { wordsIn } from './page-words.ts'
import { momentOf, sizeOf } from './times.ts'

export const aboutView = (manifest: Manifest, report: Report | undefined, language: Language): HTMLElement => {
  const say = wordsIn(language)
  const { extraction, station } = manifest
  const document = extraction.document
  const lines: (readonly [string, string | null])[] = [
    [say('number'), `${extraction.number} · ${manifest.id}`],
    [say('case'), extraction.case],
    [
      say('document'),
      document && [document.number, document.day.split('-').reverse().join('/'), document.issuer].join(', '),
    ],
    [say('ground'), extraction.legal_ground],
    [say('recipient'), extraction.recipient],
    [say('requested'), extraction.requested_by],
    [say('approved'), extraction.approved_by.join(', ')],
    [say('extracted'), extraction.extracted_by],
    [say('access_log'), manifest.access_log && logWords(manifest.access_log)[language]],
    [say('made'), momentOf(manifest.made.at_90k)],
    [say('station'), [...new Set([station.unit, station.name, station.host].filter(Boolean))].join(', ')],
  ]
  const stamp = report?.time_stamp
  return el(
    'section',
    { class: 'about' },
    el('h2', {}, say('about')),
    el(
      'dl',
      { class: 'facts' },
      ...lines.filter(([, value]) => value).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value ?? '')]),
      el('dt', {}, say('key')),
      el(
        'dd',
        {},
        el('code', { class: 'hash' }, report?.fingerprint ?? grouped(station.fingerprint.replace(/\s/g, ''))),
        el('br'),
        el('small', {}, say('key_hint')),
      ),
      el('dt', {}, say('content')),
      el('dd', {}, el('code', { class: 'hash' }, grouped(manifest.content_sha256))),
      ...(stamp ? [el('dt', {}, say('stamped')), el('dd', {}, `${momentOf(stamp.at_ms * 90)}, ${stamp.service}`)] : []),
    ),
  )
}

const SHOWN_STILLS = 60

/** What was made from the original: copies to watch, redacted ones, stills. */
export const copiesView = (manifest: Manifest, opened: Opened, language: Language): HTMLElement | undefined => {
  const say = wordsIn(language)
  const films = manifest.files.filter(({ kind }) => kind === 'viewing_copy' || kind === 'redacted')
  const stills = manifest.files
    .filter(({ kind, path }) => kind === 'still' || (kind === 'redacted' && path.endsWith('.jpg')))
    .slice(0, SHOWN_STILLS)
  if (films.length + stills.length === 0) return undefined
  const address = ({ path }: BundleFile, type: string) => {
    const blob = opened.blobOf(path, type)
    return blob && URL.createObjectURL(blob)
  }
  const shown = [
    ...films
      .filter(({ path }) => path.endsWith('.mp4'))
      .map(file =>
        el(
          'figure',
          {},
          el('video', { controls: true, preload: 'metadata', playsinline: true, src: address(file, 'video/mp4') }),
          el('figcaption', {}, file.about || file.path),
        ),
      ),
    ...stills.map(file =>
      el(
        'figure',
        {},
        el('img', { src: address(file, 'image/jpeg'), alt: file.about, loading: 'lazy' }),
        el('figcaption', {}, file.about || file.path),
      ),
    ),
  ]
  return el(
    'section',
    {},
    el('h2', {}, say('also')),
    el('p', { class: 'quiet' }, say('not_original')),
    el('div', { class: 'copies' }, ...shown),
  )
}

export const filesView = (
  manifest: Manifest,
  report: Report | undefined,
  opened: Opened,
  language: Language,
): HTMLElement => {
  const say = wordsIn(language)
  const wrong = new Set(report?.findings.filter(({ caution }) => !caution).map(({ path }) => path))
  const save = ({ path }: BundleFile) => {
    const blob = opened.blobOf(path)
    if (blob === undefined) return
    const address = URL.createObjectURL(blob)
    el('a', { href: address, download: path.split('/').at(-1) }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  const row = (file: BundleFile) =>
    el(
      'tr',
      { class: wrong.has(file.path) ? 'bad' : '' },
      el('td', { class: 'state' }, report === undefined ? '…' : wrong.has(file.path) ? '✗' : '✓'),
      el('td', {}, el('span', { class: 'path' }, file.path), el('code', { class: 'hash small' }, file.sha256)),
      el('td', { class: 'size' }, sizeOf(file.bytes)),
      el(
        'td',
        {},
        el('button', { onclick: () => save(file), 'aria-label': `${say('open')} ${file.path}` }, say('open')),
      ),
    )
  return el(
    'details',
    { class: 'files' },
    el('summary', {}, `${say('files')} (${manifest.files.length})`),
    el('table', {}, el('tbody', {}, ...manifest.files.map(row))),
  )
}
