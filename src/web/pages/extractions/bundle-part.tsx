// Bundle: what was sealed: how much, when, its content hash in groups that can be read out and compared with paper, and how it is verified.

import { wallTime90k } from '#base/units.ts'
import type { Extraction } from '#contract/extraction.ts'
import { personName } from '#web/people.ts'
import { CopiedText } from '#web/ui/copied-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { dateTimeText } from '#web/words/time.ts'
import { Facts } from './facts.tsx'

export const BundlePart = ({ extraction: { bundle } }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const language = useLanguage()
  if (bundle === null) return null
  return (
    <Section title={say('bundle_part')}>
      <div className="grid gap-4 p-4">
        {bundle.removal !== null && (
          <p className="text-warn wrap-anywhere">
            {say('bundle_removed', {
              name: personName(bundle.removal.by),
              at: dateTimeText(wallTime90k(bundle.removal.at_90k)),
              reason: bundle.removal.reason,
            })}
          </p>
        )}
        {bundle.damaged !== undefined && bundle.removal === null && (
          <p
            role="alert"
            className="rounded-lg border border-bad/60 bg-bad-deep/40 px-4 py-3 font-medium wrap-anywhere"
          >
            {say('bundle_damaged', {
              file: bundle.damaged.file,
              at: dateTimeText(wallTime90k(bundle.damaged.at_90k)),
            })}
          </p>
        )}
        <Facts
          lines={[
            [say('bundle_name'), bundle.name],
            [say('bundle_size'), say('bundle_files', { size: sizeText(bundle.bytes, language), count: bundle.files })],
            [say('bundle_made'), dateTimeText(wallTime90k(bundle.made_90k))],
            [
              say('bundle_gaps'),
              bundle.gaps === 0 ? say('bundle_no_gaps') : say('bundle_so_many_gaps', { count: bundle.gaps }),
            ],
            [say('bundle_time_stamp'), say(bundle.time_stamped ? 'bundle_stamped' : 'bundle_not_stamped')],
          ]}
        />
        <div className="grid gap-1">
          <p className="font-medium">{say('bundle_content')}</p>
          <Hash value={bundle.content_sha256} />
          <p className="text-sm text-quiet">{say('bundle_content_why')}</p>
        </div>
        <CopiedText label={say('bundle_manifest')} text={bundle.manifest_sha256} />
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-medium">{say('bundle_verify')}</summary>
          <ol className="grid list-decimal gap-1.5 pl-6">
            <li>{say('bundle_verify_page')}</li>
            <li>{say('bundle_verify_key')}</li>
            <li>
              {say('bundle_verify_command')} <code className="wrap-anywhere">./matthan verify {bundle.name}</code>
            </li>
          </ol>
        </details>
      </div>
    </Section>
  )
}

const GROUP = 4

/** In groups of four letters, as papers have it. */
export const Hash = ({ value }: { readonly value: string }) => (
  <p className="flex flex-wrap gap-x-2.5 gap-y-0.5 font-mono text-base">
    {Array.from({ length: Math.ceil(value.length / GROUP) }, (_, group) => group * GROUP).map(at => (
      <span key={at}>{value.slice(at, at + GROUP)}</span>
    ))}
  </p>
)
