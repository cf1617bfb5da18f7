// The public notice as a page: HTML without a script, light enough for an old telephone on a weak line. Everything that people typed is escaped.

import { type RightsKind, rightsKinds } from '#contract/rights-request.ts'
import { noticeWords } from './notice-words.ts'

export type NoticeFacts = {
  readonly controller: {
    readonly name: string
    readonly address: string
    readonly phone: string
    readonly email: string
  } | null
  /** One sentence. */
  readonly purposes: string
  readonly cameras: number
  /** One sentence. */
  readonly kept: string
  /** Empty: nothing is recognised automatically. */
  readonly recognition: string
}

type Language = 'vi' | 'en'
export type Typed = Readonly<Record<string, string>>
/** The form with what was typed and what of it was wrong, or where the form is. */
export type FormPart =
  | { readonly kind: 'form'; readonly typed: Typed; readonly wrong: readonly string[]; readonly too_many: boolean }
  | { readonly kind: 'elsewhere'; readonly url: string }
type Field = keyof (typeof noticeWords)['vi']['fields']

/** The notice with its form; `wrong` names the fields that were not right. */
export const noticePage = (language: Language, facts: NoticeFacts, part: FormPart = nothingTyped): string => {
  const words = noticeWords[language]
  return page(language, words.title, [
    `<header><p class="lang"><a href="/notice?lang=${other(language)}" hreflang="${other(language)}">${words.other_language}</a></p>`,
    camera,
    `<h1>${words.title}</h1><p>${words.lead}</p></header>`,
    section(words.who, whoText(language, facts)),
    section(words.why, `<p>${escaped(facts.purposes)}.</p><p>${words.cameras(facts.cameras)}</p>`),
    section(words.kept, `<p>${escaped(facts.kept)}</p>`),
    section(
      words.recognition,
      `<p>${facts.recognition === '' ? words.no_recognition : escaped(facts.recognition)}</p>`,
    ),
    section(words.who_sees, `<p>${words.who_sees_text}</p>`),
    section(
      words.rights,
      `<ul>${words.rights_list.map(right => `<li>${right}</li>`).join('')}</ul><p>${words.clocks}</p>`,
    ),
    part.kind === 'form' ? form(language, part) : formElsewhere(language, part.url),
    `<footer><p>${words.law}</p></footer>`,
  ])
}

const nothingTyped: FormPart = { kind: 'form', typed: {}, wrong: [], too_many: false }

const formElsewhere = (language: Language, url: string): string => {
  const words = noticeWords[language]
  return `<section id="ask"><h2>${words.ask}</h2><p>${words.ask_lead}</p><p>${words.over_https}</p><p><a href="${escaped(url)}">${words.open_form}</a></p></section>`
}

/** What somebody is shown whose request is in the book. */
export const sentPage = (language: Language, number: string, day: string): string => {
  const words = noticeWords[language]
  return page(language, words.sent, [
    `<header>${camera}<h1>${words.sent}</h1></header>`,
    `<section><p class="number">${escaped(words.sent_text(number, day))}</p><p>${words.keep_number}</p>`,
    `<p><a href="/notice?lang=${language}">${words.back}</a></p></section>`,
  ])
}

const page = (language: Language, title: string, parts: readonly string[]): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="/notice.css"></head>
<body><main>
${parts.join('\n')}
</main></body></html>
`

const camera =
  '<svg viewBox="0 0 200 120" aria-hidden="true"><g fill="currentColor"><rect x="186" y="34" width="14" height="76" rx="4"/><g transform="rotate(-14 118 44)"><rect x="64" y="18" width="108" height="50" rx="9"/><rect x="48" y="24" width="20" height="38" rx="4"/><rect x="52" y="8" width="116" height="6" rx="3"/></g></g><g fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"><path stroke-width="13" d="M186 92h-36l-14-26"/><path stroke-width="7" d="M34 66 8 76M42 82 20 100M28 48H2"/></g></svg>'

const section = (title: string, body: string): string => `<section><h2>${title}</h2>${body}</section>`

const whoText = (language: Language, { controller }: NoticeFacts): string => {
  const words = noticeWords[language]
  if (controller === null) return `<p>${words.who_missing}</p>`
  const { name, address, phone, email } = controller
  const calls = phone === '' ? '' : `<a href="tel:${escaped(phone.replace(/[^\d+]/g, ''))}">${escaped(phone)}</a>`
  const writes = email === '' ? '' : `<a href="mailto:${escaped(email)}">${escaped(email)}</a>`
  const reached = [calls, writes].filter(Boolean).join(' · ')
  return `<p><strong>${escaped(name)}</strong></p>${address === '' ? '' : `<p>${escaped(address)}</p>`}${reached === '' ? '' : `<p>${words.contact}: ${reached}</p>`}`
}

const form = (language: Language, { typed, wrong, too_many }: Extract<FormPart, { kind: 'form' }>): string => {
  const words = noticeWords[language]
  const named = wrong.flatMap(field => (field in words.fields ? [words.fields[field as Field]] : []))
  const complaint = too_many ? words.too_many : wrong.length > 0 ? `${words.wrong}: ${named.join(', ')}.` : ''
  const input = (field: Exclude<Field, 'kind' | 'about'>, attributes: string) =>
    labelled(
      language,
      field,
      wrong.includes(field),
      id => `<input id="${id}" name="${field}" value="${escaped(typed[field] ?? '')}" ${attributes}`,
    )
  return `<section id="ask"><h2>${words.ask}</h2><p>${words.ask_lead}</p>
${complaint === '' ? '' : `<p class="wrong" role="alert">${escaped(complaint)}</p>`}
<form method="post" action="/api/notice/requests" accept-charset="utf-8"><input type="hidden" name="language" value="${language}">
${labelled(language, 'kind', false, id => `<select id="${id}" name="kind"`, `>${rightsKinds.map(kind => option(language, kind, typed.kind)).join('')}</select>`)}
${input('name', 'required minlength="2" maxlength="120" autocomplete="name"')}
${input('phone', 'type="tel" maxlength="20" autocomplete="tel"')}
${input('email', 'type="email" maxlength="120" autocomplete="email"')}
${input('address', 'maxlength="200" autocomplete="street-address"')}
${input('on_behalf_of', 'maxlength="200"')}
${input('place', 'maxlength="200"')}
${input('happened', 'maxlength="120"')}
${labelled(language, 'about', wrong.includes('about'), id => `<textarea id="${id}" name="about" rows="5" required minlength="5" maxlength="2000"`, `>${escaped(typed.about ?? '')}</textarea>`)}
<p class="trap" aria-hidden="true"><label>Website <input name="website" tabindex="-1" autocomplete="off"></label></p>
<p>${words.own_data}</p><button>${words.send}</button></form></section>`
}

const labelled = (
  language: Language,
  field: Field,
  wrong: boolean,
  open: (id: string) => string,
  rest = '>',
): string => {
  const { fields, hints } = noticeWords[language]
  const hint = (hints as Partial<Record<Field, string>>)[field]
  const described = hint === undefined ? '' : ` aria-describedby="${field}-hint"`
  const told = hint === undefined ? '' : `<small id="${field}-hint">${hint}</small>`
  return `<div><label for="${field}">${fields[field]}</label>${open(field)}${described}${wrong ? ' aria-invalid="true"' : ''}${rest}${told}</div>`
}

const option = (language: Language, kind: RightsKind, chosen: string | undefined): string =>
  `<option value="${kind}"${kind === chosen ? ' selected' : ''}>${noticeWords[language].kinds[kind]}</option>`

const other = (language: Language): Language => (language === 'vi' ? 'en' : 'vi')

const letters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, letter => letters[letter]!)
