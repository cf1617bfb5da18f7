// The page that lies in every bundle: whoever holds one and a browser sees what it shows and whether it is intact. Everything happens here: nothing is sent or fetched.

import type { Manifest } from '#contract/bundle.ts'
import { MANIFEST, readWhole } from '#verify/bundle-files.ts'
import { readJson } from '#verify/readers.ts'
import type { Report } from '#verify/report.ts'
import { readManifest } from '#verify/shapes.ts'
import { notABundle } from '#verify/verify-bundle.ts'
import type { Language } from '#verify/words.ts'
import { chosenFiles, droppedFiles, type Given, type Opened, openGiven } from './blob-files.ts'
import { aboutView, copiesView, filesView } from './bundle-view.ts'
import { type CameraView, cameraView } from './camera-view.ts'
import { el } from './elements.ts'
import { type PageWord, wordsIn } from './page-words.ts'
import { type Jump, reportView } from './report-view.ts'
import { sizeOf } from './times.ts'
import type { FromWorker, ToWorker } from './wire.ts'

type Chosen = { readonly given: Given; readonly opened: Opened | undefined; readonly manifest: Manifest | undefined }

let language: Language = 'vi'
let chosen: Chosen | undefined
let report: Report | undefined
let trouble: PageWord | undefined
let worker: Worker | undefined
/** What the user kept elsewhere. */
let kept: { key?: string; heads?: string; mark?: string } = {}
let keptNames: { readonly key?: string | undefined; readonly heads?: string | undefined } = {}

const page = document.getElementById('page')!
const workerAddress = URL.createObjectURL(new Blob([WORKER_CODE], { type: 'text/javascript' }))
const say = (word: PageWord): string => wordsIn(language)(word)

const take = async (given: Given | undefined): Promise<void> => {
  if (given === undefined) return
  worker?.terminate()
  report = undefined
  trouble = undefined
  const names = given.kind === 'zip' ? [given.file.name] : given.files.map(({ path }) => path)
  if (names.length === 1 && given.kind === 'folder') {
    trouble = names[0]!.endsWith('.age') ? 'encrypted' : 'one_file'
    chosen = undefined
    return draw()
  }
  const opened = await openGiven(given)
  if (!opened.ok) {
    chosen = { given, opened: undefined, manifest: undefined }
    report = notABundle(opened.problem)
    return draw()
  }
  const bytes = await readWhole(opened.value.files, MANIFEST, 16_000_000)
  chosen = { given, opened: opened.value, manifest: bytes && readJson(bytes, readManifest) }
  check()
}

/** Begins in a worker; what was being checked before is forgotten. */
const check = (): void => {
  if (chosen === undefined) return
  worker?.terminate()
  report = undefined
  trouble = undefined
  worker = new Worker(workerAddress)
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data)
  worker.onerror = event => hear({ kind: 'failed', why: event.message })
  worker.postMessage({ given: chosen.given, ...kept } satisfies ToWorker)
  draw()
}

const hear = (message: FromWorker): void => {
  if (message.kind === 'progress') {
    progress(message)
    return
  }
  worker?.terminate()
  worker = undefined
  if (message.kind === 'done') {
    report = message.report
    drawReport()
    return
  }
  trouble = message.kind === 'failed' ? 'failed' : message.what === 'key' ? 'bad_key' : 'bad_heads'
  draw()
}

let began = 0
const progress = ({ path, bytes, total }: { path: string; bytes: number; total: number }): void => {
  const bar = document.querySelector('progress')
  const line = document.querySelector('.progress output')
  if (bar === null || line === null) return
  if (began === 0) began = performance.now()
  const speed = (bytes / Math.max(1, performance.now() - began)) * 1000
  bar.value = total === 0 ? 1 : bytes / total
  line.textContent = `${sizeOf(bytes)} / ${sizeOf(total)} · ${sizeOf(speed)}/s · ${path}`
}

let views: readonly CameraView[] = []

const draw = (): void => {
  document.documentElement.lang = language
  document.title = `${say('title')} – Mắt Thần`
  began = 0
  views = []
  page.replaceChildren(header(), ...(chosen === undefined ? [door()] : inside(chosen)), footer())
}

const header = (): HTMLElement =>
  el(
    'header',
    {},
    el('div', {}, el('span', { class: 'brand' }, 'Mắt Thần'), el('h1', {}, say('title'))),
    el(
      'div',
      { class: 'languages', role: 'group', 'aria-label': 'Ngôn ngữ / Language' },
      ...(['vi', 'en'] as const).map(other =>
        el(
          'button',
          { 'aria-pressed': String(other === language), lang: other, onclick: () => speak(other) },
          other === 'vi' ? 'Tiếng Việt' : 'English',
        ),
      ),
    ),
  )

const speak = (other: Language): void => {
  language = other
  draw()
}

const door = (): HTMLElement =>
  el(
    'main',
    {},
    el('p', { class: 'lead' }, say('lead')),
    el('ul', { class: 'tells' }, el('li', {}, say('can_tell')), el('li', {}, say('cannot_tell'))),
    trouble !== undefined && el('p', { class: 'trouble', role: 'alert' }, say(trouble)),
    el(
      'div',
      { class: 'door' },
      picker('choose_folder', 'big', { webkitdirectory: true, multiple: true }),
      picker('choose_zip', '', { accept: '.zip' }),
      el('p', { class: 'quiet' }, say('drop')),
      el('p', { class: 'quiet small' }, say('where')),
    ),
    comparison(),
  )

/** A button that opens the system's own dialog. */
const picker = (word: PageWord, style: string, attributes: Record<string, boolean | string>): HTMLElement => {
  const input = el('input', { type: 'file', ...attributes, hidden: true })
  input.addEventListener('change', () => void take(input.files === null ? undefined : chosenFiles(input.files)))
  return el('span', {}, input, el('button', { class: style, onclick: () => input.click() }, say(word)))
}

const comparison = (): HTMLElement => {
  const text = (name: 'key' | 'heads', word: PageWord, accept: string) => {
    const input = el('input', { type: 'file', accept, hidden: true })
    const told = el('output', {}, keptNames[name] ?? say('none_chosen'))
    input.addEventListener('change', () => {
      told.value = input.files?.[0]?.name ?? say('none_chosen')
      void keep(name, input.files?.[0])
    })
    const button = el('button', { onclick: () => input.click(), 'aria-label': say(word) }, say('choose_file'))
    return el('div', { class: 'kept' }, el('span', {}, say(word)), input, el('span', { class: 'file' }, button, told))
  }
  const mark = el('input', { type: 'text', spellcheck: 'false', autocomplete: 'off', value: kept.mark ?? '' })
  mark.addEventListener('change', () => {
    const { mark: _, ...rest } = kept
    kept = mark.value.trim() === '' ? rest : { ...rest, mark: mark.value }
  })
  return el(
    'details',
    { class: 'compare', open: true },
    el('summary', {}, say('compare')),
    el(
      'div',
      {},
      text('key', 'key_file', '.pub,.pem,.txt'),
      text('heads', 'heads_file', '.jsonl,.txt'),
      el('label', { class: 'kept' }, el('span', {}, say('mark')), mark),
      chosen !== undefined && el('button', { onclick: check }, say('again')),
    ),
  )
}

const keep = async (name: 'key' | 'heads', file: File | undefined): Promise<void> => {
  const { [name]: _, ...rest } = kept
  keptNames = { ...keptNames, [name]: file?.name }
  kept = file === undefined ? rest : { ...rest, [name]: await file.text() }
}

const inside = ({ opened, manifest }: Chosen): readonly HTMLElement[] => {
  const result = el('div', { id: 'result' })
  const more = el('div', { class: 'more' })
  if (manifest !== undefined && opened !== undefined) {
    views = manifest.items.map(item => {
      const own = manifest.videos.filter(video => isOf(video, item))
      return cameraView(
        item,
        own.toSorted((a, b) => a.from.at_90k - b.from.at_90k),
        opened,
        language,
      )
    })
    const copies = copiesView(manifest, opened, language)
    more.append(
      ...(views.length === 0
        ? []
        : [el('section', {}, el('h2', {}, say('footage')), ...views.map(({ element }) => element))]),
      ...(copies === undefined ? [] : [copies]),
      el('div', { id: 'about' }),
    )
  }
  queueMicrotask(drawReport)
  return [el('main', {}, result, more, comparison(), el('p', {}, el('button', { onclick: forget }, say('other'))))]
}

const isOf = (video: Manifest['videos'][number], { camera, stream, asked }: Manifest['items'][number]): boolean =>
  video.camera === camera &&
  video.stream === stream &&
  video.from.at_90k < asked.to.at_90k &&
  video.to.at_90k > asked.from.at_90k

const forget = (): void => {
  worker?.terminate()
  worker = undefined
  chosen = undefined
  report = undefined
  draw()
}

/** What changes when the answer is there; players go on playing. */
const drawReport = (): void => {
  const result = document.getElementById('result')
  if (result === null || chosen === undefined) return
  const { manifest, opened } = chosen
  if (trouble !== undefined) result.replaceChildren(el('p', { class: 'trouble', role: 'alert' }, say(trouble)))
  else if (report === undefined) result.replaceChildren(checking())
  else result.replaceChildren(reportView(report, language, jump))
  for (const view of views)
    view.mark(
      report?.findings.filter(
        ({ path }) => view.videos.some(video => video.path === path) || path === 'coverage.json',
      ) ?? [],
    )
  if (manifest === undefined || opened === undefined) return
  document
    .getElementById('about')
    ?.replaceChildren(aboutView(manifest, report, language), filesView(manifest, report, opened, language))
}

const checking = (): HTMLElement =>
  el(
    'section',
    { class: 'progress' },
    el('h2', {}, `${say('checking')}…`),
    el('progress', { max: 1, value: 0 }),
    el('output', {}),
    el('p', { class: 'quiet' }, say('leave_open')),
  )

/** Shows the second that a finding is about. */
const jump: Jump = ({ path, from_90k }) => {
  if (from_90k === null) return undefined
  const view =
    views.find(({ videos }) => videos.some(video => video.path === path)) ??
    (path === 'coverage.json' ? views[0] : undefined)
  if (view === undefined) return undefined
  return () => {
    view.show(from_90k)
    view.element.scrollIntoView({ behavior: 'smooth', block: 'start' })
  }
}

const footer = (): HTMLElement =>
  el('footer', {}, el('p', {}, say('forged')), el('p', { class: 'quiet' }, `${say('version')}: ${PAGE_VERSION}`))

addEventListener('dragover', event => {
  event.preventDefault()
  document.body.classList.add('over')
})
addEventListener('dragleave', event => {
  if (event.relatedTarget === null) document.body.classList.remove('over')
})
addEventListener('drop', event => {
  event.preventDefault()
  document.body.classList.remove('over')
  if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer.items).then(take)
})
draw()
