exports.info = (req, res) => res.json({ name: 'elsewhere' });
