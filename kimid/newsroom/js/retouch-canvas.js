/* A picture with what is chosen on it: hidden circles, the frame that stays, the point that
   matters. All in shares of the picture. */
export const within = (value, least, most) => Math.min(most, Math.max(least, value));

/* The largest frame of this shape, in shares of a picture. */
export const frameOf = (shape, picture) => {
  const wide = picture.naturalWidth / picture.naturalHeight;
  const [width, height] = !shape ? [1, 1] : shape > wide ? [1, wide / shape] : [shape / wide, 1];
  return { left: (1 - width) / 2, top: (1 - height) / 2, width, height };
};

export function paint(canvas, picture, { mode, frame, hidden, point }) {
  const pen = canvas.getContext("2d");
  const { width, height } = canvas;
  pen.drawImage(picture, 0, 0, width, height);
  pen.fillStyle = "#5a5a5a";
  for (const { across, down, radius } of hidden) {
    pen.beginPath();
    pen.arc(across * width, down * height, radius * width, 0, 7);
    pen.fill();
  }
  pen.fillStyle = "rgb(0 0 0 / .6)";
  const { left, top } = frame;
  const right = left + frame.width;
  const bottom = top + frame.height;
  for (const [x, y, x2, y2] of [
    [0, 0, 1, top],
    [0, bottom, 1, 1],
    [0, top, left, bottom],
    [right, top, 1, bottom],
  ])
    pen.fillRect(x * width, y * height, (x2 - x) * width, (y2 - y) * height);
  pen.lineWidth = 4;
  pen.strokeStyle = "#fff";
  if (mode === "potong")
    pen.strokeRect(
      left * width + 2,
      top * height + 2,
      frame.width * width - 4,
      frame.height * height - 4,
    );
  if (mode !== "titik") return;
  pen.beginPath();
  pen.arc(point.across * width, point.down * height, 18, 0, 7);
  pen.stroke();
}

/* Nine places are known; the one that is nearest is meant. */
export const choosePoint = (select, { across, down }) => {
  const far = (option) => {
    const [x, y] = option.value.split(" ");
    return Math.hypot(x / 100 - across, y / 100 - down);
  };
  const nearest = [...select.options]
    .filter((each) => each.value)
    .sort((one, other) => far(one) - far(other))[0];
  select.value = nearest.value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
};
