// The page is Chinese, and says so to readers and translators.
document.documentElement.lang = "zh-CN";
// A link between our pages need not load everything anew: Streamlit follows the address bar.
if (!window.lvzhiLinks) {
  window.lvzhiLinks = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".lv a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (link.origin !== location.origin) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });
}
