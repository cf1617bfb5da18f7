// Facts: names and what they are, under each other; what is empty is left out.

export const Facts = ({ lines }: { readonly lines: readonly (readonly [string, string])[] }) => (
  <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[11rem_1fr]">
    {lines
      .filter(([, text]) => text !== '')
      .map(([name, text]) => (
        <div key={name} className="contents">
          <dt className="text-quiet">{name}</dt>
          <dd className="wrap-anywhere whitespace-pre-line first-letter:uppercase max-sm:mb-1.5">{text}</dd>
        </div>
      ))}
  </dl>
)
