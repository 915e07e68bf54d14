/// @file report_style.hpp
/// How an import's report looks: two columns where there is room, one below the other where there is not; on dark
/// screens dark.
#pragma once

#include <string_view>

namespace vestnik::importing {

inline constexpr std::string_view report_style = R"(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#59636e;--paper:#fff;--band:#eef2f6;--line:#d0d7de;--out:#fff1e5;
--why:#8a4600;--bad:#c62828;--warn:#8a5a00;--link:#0b57d0}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa4af;--paper:#14181d;--band:#1f262e;--line:#3a434d;
--out:#3a2a17;--why:#ffb877;--bad:#ff8a80;--warn:#f2c063;--link:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main{max-width:90rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25;margin:1.2rem 0 .5rem}
h2{font-size:1rem;background:var(--band);margin:1.5rem 0 0;padding:.4rem .6rem}
h3{font-size:1.15rem;line-height:1.3;margin:.2rem 0}
p{margin:.2rem 0}
a{color:var(--link)}
.account{font-weight:600}.account.bad,.lost{color:var(--bad)}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);border-bottom:1px solid var(--line)}
.row>div{padding:.35rem .6rem}.row>div+div{border-left:1px solid var(--line)}
.head{position:sticky;top:0;background:var(--paper);font-weight:600;z-index:1}
.place{display:block;color:var(--soft);font-size:.75rem}
.place:empty{display:none}
s{background:var(--out);text-decoration-color:var(--why)}
u{text-decoration:underline dotted}
.why{color:var(--why);font-size:.8rem;border:1px solid;border-radius:.3rem;padding:0 .3rem;white-space:nowrap}
.finding,.hint,details li{font-size:.85rem}.finding{color:var(--soft);padding-left:.6rem;border-left:3px solid}
.hint{color:var(--soft)}.warning summary,.finding.warning{color:var(--warn)}.error summary,.finding.error{color:var(--bad)}
.findings summary{cursor:pointer}.findings ul{margin:.2rem 0 .6rem;padding-left:1.4rem}
code,.name,pre{font-family:ui-monospace,monospace;font-size:.85em}.name{font-weight:400}pre{white-space:pre-wrap}
.h{font-weight:600}.masthead,.from{color:var(--soft);font-size:.9rem}
img{max-width:100%;max-height:18rem;height:auto;background:#fff}figure{margin:.3rem 0}figcaption{font-size:.85rem}
blockquote{margin:.2rem 0 .2rem .6rem;padding-left:.6rem;border-left:3px solid var(--line)}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
th,td{border:1px solid var(--line);padding:.15rem .4rem;text-align:left;vertical-align:top}td.n{text-align:right}
tr.bad td{color:var(--bad)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem .8rem;margin:0}
dt{color:var(--soft)}dd{margin:0}
:target{outline:2px solid var(--link)}
@media(max-width:44rem){.row{grid-template-columns:minmax(0,1fr)}.head{display:none}
.row>div+div{border-left:0;border-top:1px dashed var(--line);background:var(--band)}dl{grid-template-columns:1fr}}
@media print{.head{position:static}details:not([open])>*{display:block}}
)";

}  // namespace vestnik::importing
