// The look of the public notice: one column, large letters, light and dark as the telephone has it, and printable.

export const noticeStyle = `:root{color-scheme:light dark;--ink:#13202b;--quiet:#465663;--ground:#eef2f5;--card:#fff;--line:#c6d1da;--edge:#6f808e;--accent:#0a6453;--on:#fff;--bad:#a8271a}
@media (prefers-color-scheme:dark){:root{--ink:#eef3f6;--quiet:#a9b8c4;--ground:#10151b;--card:#171e26;--line:#32404e;--edge:#708292;--accent:#6fd0bb;--on:#10151b;--bad:#ff9d8c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 "Be Vietnam Pro",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1rem 1rem 3rem;display:grid;gap:1rem}
header{text-align:center;position:relative;padding-top:2.75rem}
header svg{width:8.5rem;height:auto}
.lang{position:absolute;top:0;right:0;margin:0}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0;text-wrap:balance}
h2{font-size:1.1875rem;margin:0 0 .5rem}
p{margin:.375rem 0}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.125rem}
ul{margin:.25rem 0;padding-left:1.25rem}
a{color:var(--accent);display:inline-block;padding:.375rem 0}
.lang a{padding:.625rem}
form{display:grid;gap:1rem;margin-top:1rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
input,select,textarea{width:100%;min-height:3rem;padding:.5rem .75rem;font:inherit;color:var(--ink);background:var(--ground);border:1px solid var(--edge);border-radius:.5rem}
[aria-invalid]{border-color:var(--bad);border-width:2px}
small{display:block;color:var(--quiet);margin-top:.25rem}
button{min-height:3.25rem;font:inherit;font-weight:700;color:var(--on);background:var(--accent);border:0;border-radius:.5rem;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.wrong{color:var(--bad);font-weight:600}
.number{font-size:1.375rem;font-weight:700}
.trap{position:absolute;left:-9999px;height:1px;overflow:hidden}
footer{color:var(--quiet);font-size:.9375rem;text-align:center}
@media print{form,.lang{display:none}body{background:#fff}}
`
