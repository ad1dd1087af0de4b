"""Statistical methods: arrays in, frozen values out; they know no theme, customer or edition."""
