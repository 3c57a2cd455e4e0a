"use strict";
// Shows how far an upload has come; once it is over the page tells what was found.
(function () {
  const place = document.getElementById("job");
  const order = Array.from(place.querySelectorAll(".steps li")).map((item) => item.dataset.step);

  async function look() {
    const reply = await fetch("/api/uploads/" + place.dataset.job, { headers: { Accept: "application/json" } }).catch(() => null);
    const job = reply && reply.ok ? await reply.json() : null;
    if (job && (job.step === "done" || job.step === "failed")) {
      location.reload();
      return;
    }
    if (job && job.step !== place.dataset.step) {
      place.dataset.step = job.step;
      const now = order.indexOf(job.step);
      place.querySelectorAll(".steps li").forEach((item, index) => {
        item.className = index < now ? "past" : index === now ? "now" : "";
      });
    }
    if (job) document.getElementById("seconds").textContent = job.seconds.toFixed(1);
    setTimeout(look, 250);
  }
  look();
})();
