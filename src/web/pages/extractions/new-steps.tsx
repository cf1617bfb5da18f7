// New steps: where one is on the way to a request; what lies behind can be gone back to.

import { useWords } from '#web/words/language.ts'

export const NewSteps = ({ step, onStep }: { readonly step: number; readonly onStep: (step: number) => void }) => {
  const say = useWords()
  const names = [say('ask_step_why'), say('ask_step_what'), say('ask_step_who'), say('ask_step_look')]
  return (
    <nav aria-label={say('ask_steps')}>
      <ol className="grid grid-cols-4 gap-1.5">
        {names.map((name, at) => {
          const number = at + 1
          const look =
            number === step
              ? 'border-accent text-ink font-semibold'
              : number < step
                ? 'border-accent text-quiet'
                : 'border-line text-quiet'
          return (
            <li key={name}>
              <button
                type="button"
                aria-current={number === step ? 'step' : undefined}
                className={`flex min-h-14 w-full flex-col items-start gap-0.5 border-t-4 px-1 pt-2 text-left text-sm leading-tight hover:text-ink ${look}`}
                onClick={() => onStep(number)}
              >
                <span className="tabular-nums">{number}</span>
                <span>{name}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
