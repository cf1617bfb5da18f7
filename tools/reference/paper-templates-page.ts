// reference/paper-templates.md, written from the tables of placeholders and the shape of a template.

import { z } from 'zod'
import { type PaperKind, paperKinds } from '#contract/extraction.ts'
import type { AnyScope } from '#papers/evidence/placeholders.ts'
import { extractionScope, registerScope } from '#papers/evidence/scopes.ts'
import { MOST_TEMPLATE_BYTES, templateShape } from '#papers/evidence/template.ts'
import { defaultTemplate } from '#papers/evidence-templates.ts'

const head = `# Paper templates

Mẫu giấy trích xuất. What the papers of an extraction say is data: a template for each kind of paper, which an office may change without code. Written from
\`src/papers/evidence/\` by \`npm run reference\`.

\`\`\`sh
matthan paper template export --kind handover_minutes giao-nhan.json    # lấy mẫu ra (begin from the program's own)
matthan paper template check --kind handover_minutes giao-nhan.json     # có lỗi gì (what is wrong with it)
matthan paper template preview --kind handover_minutes giao-nhan.json --out xem-thu.pdf
matthan paper template use --kind handover_minutes giao-nhan.json       # dùng từ giấy tiếp theo (from the next paper on)
matthan paper template drop --kind handover_minutes                     # trở về mẫu của chương trình
\`\`\`

It lies in the data folder as \`paper-templates/KIND.json\`, at most ${MOST_TEMPLATE_BYTES / 1000} kB. One that is broken is passed over: the program's own is printed,
with a word at its foot, and the station's log says what is wrong.

## What a text may hold

| | |
| --- | --- |
| \`{{name}}\` | what the table below says; nothing where it is not known |
| \`{{name\\|họ tên}}\` | the same; where it is not known a place to fill in: **[cần điền: họ tên]** |
| \`{{fill: chức vụ}}\` | always a place to fill in; in Word a field |
| \`{{.field}}\` | of a row, in a block with \`each\`; also with \`\\|\` |

A block with \`"when": "name"\` is printed where that name stands for something, with \`"!name"\` where it stands for nothing, with a list where all of it holds.
Names of lists are conditions too. What is put in is never read again as a template.

## Kinds
`

export const paperTemplatesPage = (): string =>
  [
    head,
    table(['kind', 'title', 'names'], paperKinds.map(kindRow)),
    '## Names of an extraction\n',
    scopeText(extractionScope),
    '## Names of the register\n',
    scopeText(registerScope),
    '## Shape\n',
    '```json',
    JSON.stringify(z.toJSONSchema(templateShape, { io: 'input' }), null, 2),
    '```\n',
  ].join('\n')

const kindRow = (kind: PaperKind): readonly string[] => [
  ...[`\`${kind}\``, defaultTemplate(kind).title],
  kind === 'extract_register' ? 'of the register' : 'of an extraction',
]

const scopeText = ({ texts, lists }: AnyScope): string =>
  [
    table(
      ['name', '', ''],
      Object.entries(texts).map(([name, { vi, en }]) => [`\`{{${name}}}\``, vi, en]),
    ),
    ...Object.entries(lists).map(([name, { vi, en, fields }]) => {
      const named: readonly (readonly [string, { readonly vi: string; readonly en: string }])[] = Object.entries(fields)
      const rows = named.map(([field, told]) => [`\`{{.${field}}}\``, told.vi, told.en])
      return `List \`${name}\`: ${vi} (${en})\n\n${table(['field', '', ''], rows)}`
    }),
  ].join('\n')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${[head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`
