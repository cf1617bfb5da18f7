// Before the first paint: the theme, so that a dark room is not lit by a white page. It is a file because our policy runs no script
// that stands in the page, and a plain one because a module would come after the paint. theme.test.ts holds it to ui/theme.ts.

{
  let choice = null
  try {
    choice = localStorage.getItem('matthan.theme')
  } catch {
    // a browser that refuses storage decides by its hour
  }
  const hour = new Date().getHours()
  const dark = hour < 6 || hour >= 18 || matchMedia('(prefers-color-scheme: dark)').matches
  const theme = choice === 'dark' || choice === 'light' ? choice : dark ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme
}
