// The retention policy: what is kept how long and why, whether the station does what is written, and the versions before.

import { Link } from '@tanstack/react-router'
import { wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { RetentionPolicy } from '#contract/retention.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { formWords, paperForms } from '#web/ui/paper-words.ts'
import { Row, Section } from '#web/ui/section.tsx'
import { useWords } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'

export const Policy = ({
  policy,
  cameras,
}: {
  readonly policy: RetentionPolicy
  readonly cameras: readonly Camera[]
}) => {
  const say = useWords()
  const nameOf = ({ camera, place }: RetentionPolicy['drift'][number]): string =>
    camera !== null
      ? (cameras.find(({ id }) => id === camera)?.name ?? camera)
      : place === null
        ? say('all_cameras')
        : say('cameras_at', { place })
  const [newest] = policy.versions
  return (
    <Section
      title={say('policy')}
      action={
        <span className="flex gap-2">
          {paperForms.map(form => (
            <a
              key={form}
              className={buttonLook('plain')}
              href={paths.retentionPolicyPaper(form)}
              aria-label={say('paper_of', { paper: say('policy'), form: say(formWords[form]) })}
              target="_blank"
              rel="noreferrer"
            >
              {say(formWords[form])}
            </a>
          ))}
        </span>
      }
    >
      <p className={`border-b border-line px-4 py-2.5 ${inForce(policy) ? 'text-accent' : 'text-warn'}`}>
        {newest === undefined
          ? say('policy_none')
          : policy.drift.length > 0
            ? say('policy_drift', { what: policy.drift.map(nameOf).join(', ') })
            : say('policy_in_force')}
      </p>
      <ul>
        {policy.rules.map(rule => (
          <Row
            key={`${rule.camera} ${rule.place}`}
            name={nameOf(rule)}
            facts={[
              rule.days === null ? say('policy_full') : say('policy_days', { days: rule.days }),
              rule.reason === '' ? say('policy_no_reason') : rule.reason,
            ]}
          />
        ))}
      </ul>
      <p className="border-t border-line px-4 py-2">
        <Link to="/storage" className="inline-flex min-h-11 items-center text-accent underline">
          {say('policy_to_storage')}
        </Link>
      </p>
      {newest !== undefined && (
        <>
          <h3 className="border-t border-line px-4 pt-3 font-semibold">{say('policy_versions')}</h3>
          <ul className="md:max-h-96 md:overflow-y-auto">
            {policy.versions.map(({ version, at_90k, by, reason }) => (
              <Row
                key={version}
                name={say('policy_version', { version, day: dateText(wallTime90k(at_90k)) })}
                facts={[personName(by), reason]}
              />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

const inForce = ({ versions, drift }: RetentionPolicy): boolean => versions.length > 0 && drift.length === 0
