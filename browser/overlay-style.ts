/**
 * How what we draw over a page looks. Colours are those of the popup, on grounds of their own, because nothing is known of the
 * page's. `!important` inside a shadow comes before anything that the page's own style sheets say of its host.
 */
export const overlayStyle = `
:host {
  all: initial !important;
  display: block !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  inline-size: 0 !important;
  block-size: 0 !important;
  overflow: visible !important;
  pointer-events: none !important;
  direction: ltr !important;
  color-scheme: light dark !important;
}
@media print { :host { display: none !important } }
.layer {
  position: absolute;
  inset: 0 auto auto 0;
  inline-size: 0;
  block-size: 0;
  font: 600 10px/15px system-ui, -apple-system, "Segoe UI", "PingFang SC", "PingFang TC", "Microsoft YaHei UI", "Microsoft YaHei",
    "Noto Sans CJK SC", sans-serif;
  user-select: none;
  contain: layout size style;
}
.window { position: fixed }
.tick { position: absolute; inline-size: 1px; block-size: 1px; visibility: hidden; contain: strict }
.mark {
  position: absolute;
  inset: 0 auto auto 0;
  display: flex;
  align-items: center;
  gap: 3px;
  box-sizing: border-box;
  block-size: 15px;
  padding-inline: 3px 4px;
  border-radius: 3px;
  color: #fff;
  background: #ad2f1b;
  box-shadow: 0 0 0 1px rgb(255 255 255 / 85%), 0 1px 2px rgb(0 0 0 / 35%);
  white-space: nowrap;
  pointer-events: auto;
  cursor: help;
  contain: layout style;
}
.mark[data-section="interstitial"] { background: #7a4f00 }
.mark svg { flex: none; inline-size: 9px; block-size: 9px; fill: currentColor }
.mark.sign { justify-content: center; inline-size: 13px; block-size: 13px; padding: 0 }
.mark.sign .word { display: none }
.mark.away { visibility: hidden }
.tip {
  position: absolute;
  inset: 0 auto auto 0;
  box-sizing: border-box;
  max-inline-size: min(300px, calc(100vw - 16px));
  inline-size: max-content;
  padding: 8px 10px;
  border: 1px solid #8b949a;
  border-radius: 6px;
  color: #1b1f22;
  background: #fff;
  box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
  font-size: 12px;
  font-weight: 400;
  line-height: 1.45;
  overflow-wrap: anywhere;
  pointer-events: auto;
  user-select: text;
}
.tip p { margin: 0 }
.tip p + p { margin-block-start: 3px }
.tip .title { display: flex; align-items: center; gap: 5px; font-weight: 600; font-size: 13px; color: #ad2f1b }
.tip[data-section="interstitial"] .title { color: #7a4f00 }
.tip .title svg { flex: none; inline-size: 12px; block-size: 12px; fill: currentColor }
.tip .brand { color: #596269; font-size: 11px }
.aloud { position: fixed; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.ring {
  position: absolute;
  inset: 0 auto auto 0;
  box-sizing: border-box;
  border: 3px solid #1d5877;
  border-radius: 6px;
  box-shadow: 0 0 0 2px #fff, 0 0 0 6px rgb(29 88 119 / 45%);
}
@keyframes arrive { from { outline: 3px solid #1d5877; outline-offset: 24px } to { outline: 3px solid transparent; outline-offset: 4px } }
@media (prefers-reduced-motion: no-preference) { .ring { animation: arrive 0.5s ease-out } }
@media (prefers-color-scheme: dark) {
  .tip { color: #e8e9e8; background: #1a1d20; border-color: #78828a }
  .tip .title { color: #f38b76 }
  .tip[data-section="interstitial"] .title { color: #e2b15f }
  .tip .brand { color: #a3abb1 }
}
@media (forced-colors: active) {
  .mark, .mark[data-section], .tip { forced-color-adjust: none; color: CanvasText; background: Canvas; border: 1px solid CanvasText; box-shadow: none }
  .tip .title, .tip[data-section] .title, .tip .brand { color: CanvasText }
  .ring { border-color: Highlight; box-shadow: none }
}
`;
